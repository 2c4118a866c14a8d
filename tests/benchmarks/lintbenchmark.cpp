// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a look at a message costs: a newsletter of usual size, and texts of two megabytes that are made to
// take long, with the same at half the length beside it; twice the text should take about twice the time.
#include "benchmarks/usage.h"
#include "domain/message/lint.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

constexpr int Rounds = 3; // The best counts, in the thread's own processor time.
constexpr qsizetype Megabytes = 2;

double milliseconds(const QString &body)
{
    LintFacts facts;
    addWikis(facts, {{}, body}, {{.missingTemplates = {u"Template:X"_s}, .missingLinks = {u"X"_s}}});
    double best = 1e9;
    for (int round = 0; round < Rounds; ++round) {
        const Usage before = Usage::now();
        const auto found = lintMessage({u"News"_s, body}, facts);
        best = std::min(best, double((Usage::now() - before).thread) / 1e6);
        if (found.isEmpty())
            qFatal("nothing was found");
    }
    return best;
}

/// What it takes to read a text once: each unit looked at.
double readingMilliseconds(const QString &body)
{
    double best = 1e9;
    for (int round = 0; round < Rounds; ++round) {
        const Usage before = Usage::now();
        qsizetype letters = 0;
        for (const QChar c : body)
            letters += c.isLetterOrNumber() ? 1 : 0;
        best = std::min(best, double((Usage::now() - before).thread) / 1e6);
        if (letters == 0)
            qFatal("nothing was read");
    }
    return best;
}

QString filled(const QString &piece, qsizetype characters)
{
    return piece.repeated(characters / piece.size());
}

} // namespace

int main()
{
    QJsonArray hostile;
    for (const QString &piece :
         {u"[["_s, u"{{"_s, u"[[a|{{b|"_s, u"<b>"_s, u"<b "_s, u"<b></i>"_s, u"<nowiki>"_s, u"<pre></"_s,
          u"<!--"_s, u"[//"_s, u"]]"_s, u"{|\n"_s, u"=\n"_s, u"''"_s, u"~~~ "_s, u"[[X]]"_s,
          u"[[User:A]]{{X}}"_s, u"1:23 "_s, u"unsubscribe "_s}) {
        const qsizetype size = Megabytes * 1024 * 1024;
        const double whole = milliseconds(filled(piece, size));
        const double half = milliseconds(filled(piece, size / 2));
        hostile.append(
            QJsonObject{{u"piece"_s, piece}, {u"milliseconds"_s, whole}, {u"toHalf"_s, whole / half}});
    }
    const QString usual =
        u"* '''Recent change''': [[m:Page|words]] and [https://example.org more], {{tracked|T1}}.\n"_s
            .repeated(40);
    const QString large = filled(usual, Megabytes * 1024 * 1024);
    const double whole = milliseconds(large);
    const QJsonObject report{{u"benchmark"_s, u"lint"_s},
                             {u"megabytes"_s, Megabytes},
                             {u"hostile"_s, hostile},
                             {u"newsletterMilliseconds"_s, milliseconds(usual)},
                             {u"megabytesPerSecond"_s, Megabytes / whole * 1000},
                             {u"toReadingOnce"_s, whole / readingMilliseconds(large)}};
    std::fputs(QJsonDocument(report).toJson().constData(), stdout);
    return 0;
}
