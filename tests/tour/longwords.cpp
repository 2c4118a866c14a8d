// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/longwords.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

// Nothing of the program or of the practice farm has two of them side by side.
const QString Tail = u"ẞäßäßäßä"_s;

} // namespace

LongWords::LongWords(QObject *parent)
    : QTranslator(parent)
{
    (void)m_english.load(QLocale(QLocale::English), u"paperround"_s, u"_"_s, u":/translations"_s);
}

QString LongWords::translate(const char *context, const char *source, const char *note, int n) const
{
    // Qt's own words name keys and buttons.
    if (!source || *source == '\0' || !context || std::strncmp(context, "paperround", 10) != 0)
        return {};
    QString words = m_english.translate(context, source, note, n);
    if (words.isEmpty())
        words = QString::fromUtf8(source);
    qsizetype more = (words.size() * 2 + 4) / 5;
    // One word becomes a longer word, a sentence gets more of them.
    if (more > Tail.size() - 2 || words.contains(u' '))
        words += u' ';
    for (; more > 0; more -= Tail.size())
        words += Tail.left(std::max(qsizetype(2), more)) + (more > Tail.size() ? u" "_s : QString());
    return words;
}

QString LongWords::undone(QString words)
{
    // From the front: a longer word is a tail without its blank.
    static const QRegularExpression tails(u" ?ẞ[äß]+"_s);
    return words.remove(tails);
}

} // namespace paperround
