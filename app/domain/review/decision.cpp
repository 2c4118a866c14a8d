// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/decision.h"

#include "domain/review/wikiproof.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype LongestLine = 4000;

struct KindWord
{
    Decision::Kind kind;
    QLatin1StringView word;
};
constexpr std::array KindWords{
    KindWord{Decision::Kind::Approve, "approve"_L1},    KindWord{Decision::Kind::Return, "return"_L1},
    KindWord{Decision::Kind::Withdraw, "withdraw"_L1},  KindWord{Decision::Kind::Deliver, "deliver"_L1},
    KindWord{Decision::Kind::TakeOver, "take-over"_L1}, KindWord{Decision::Kind::Finish, "finish"_L1},
    KindWord{Decision::Kind::Comment, "comment"_L1},    KindWord{Decision::Kind::Take, "take"_L1},
    KindWord{Decision::Kind::Release, "release"_L1}};

bool isConsoles(Decision::Kind kind)
{
    return kind == Decision::Kind::Deliver || kind == Decision::Kind::TakeOver
        || kind == Decision::Kind::Finish;
}

/// What wikiProofText() made of it, back; other references stay as they are.
QString plain(const QString &text)
{
    static const QRegularExpression reference(u"&#(\\d{1,7});"_s);
    QString out;
    qsizetype at = 0;
    for (auto matches = reference.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const char32_t c = match.captured(1).toUInt();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        out += c > 0 && c <= 0x10FFFF ? QString::fromUcs4(&c, 1) : match.captured(0);
        at = match.capturedEnd();
    }
    return out.append(QStringView(text).mid(at));
}

} // namespace

QString kindName(Decision::Kind kind)
{
    return std::ranges::find(KindWords, kind, &KindWord::kind)->word;
}

QString decisionLine(const Decision &decision)
{
    QString line = u"* %1 %2 %3"_s.arg(kindName(decision.kind)).arg(decision.version).arg(decision.digest);
    if (decision.revision > 0)
        line += u" at %1"_s.arg(decision.revision);
    if (isConsoles(decision.kind))
        line += u" on "_s + decision.installation;
    line += u" [[User:%1]]"_s.arg(decision.user);
    const QString comment = wikiProofText(decision.comment.simplified().left(LongestLine / 8));
    return comment.isEmpty() ? line : line + u": "_s + comment;
}

std::optional<Decision> decisionFromLine(const QString &line)
{
    static const QRegularExpression form(
        u"^\\* *(approve|return|withdraw|deliver|take-over|finish|comment|take|release) +([1-9][0-9]{0,5}) "
        u"+([0-9a-f]{64})"
        "(?: +at +([1-9][0-9]{0,17}))?(?: +on +([\\w.-]{1,64}))?"
        " +\\[\\[:?[^\\[\\]|:#/]+:([^\\[\\]|:#/]{1,255})(?:\\|[^\\[\\]]*)?\\]\\] *:? *(.*)$"_s);
    if (line.size() > LongestLine)
        return std::nullopt;
    const auto match = form.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    Decision decision;
    decision.kind = std::ranges::find(KindWords, match.captured(1), &KindWord::word)->kind;
    decision.version = match.captured(2).toInt();
    decision.digest = match.captured(3);
    decision.revision = match.captured(4).toLongLong();
    decision.installation = match.captured(5);
    decision.user = normalUserName(match.captured(6));
    decision.comment = plain(match.captured(7).trimmed());
    if (isConsoles(decision.kind) == decision.installation.isEmpty() || decision.user.isEmpty())
        return std::nullopt;
    return decision;
}

QString lineToPaste(Decision::Kind kind, int version, const QString &digest)
{
    return u"* %1 %2 %3 [[User:{{subst:REVISIONUSER}}]]"_s.arg(kindName(kind)).arg(version).arg(digest);
}

QString normalUserName(QString name)
{
    name = name.replace(u'_', u' ').simplified();
    return name.isEmpty() ? name : name.left(1).toUpper() + name.sliced(1);
}

} // namespace paperround
