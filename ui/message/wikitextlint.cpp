// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wikitextlint.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostProblems = 50;

/// Where tr() finds its context.
class Lint
{
    Q_DECLARE_TR_FUNCTIONS(paperround::Lint)
public:
    explicit Lint(const QString &text)
        : m_text(text)
        , m_bare(text)
    {
        // What wikis do not read is blanked, so that places stay the same.
        static const QRegularExpression literal(u"<!--.*?(-->|$)|<nowiki>.*?</nowiki>"_s,
                                                QRegularExpression::DotMatchesEverythingOption
                                                    | QRegularExpression::CaseInsensitiveOption);
        auto matches = literal.globalMatch(m_text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            m_bare.replace(match.capturedStart(), match.capturedLength(),
                           QString(match.capturedLength(), u' '));
        }
    }

    QList<TextProblem> problems(const QStringList &missingTemplates)
    {
        pairs(u"[["_s, u"]]"_s);
        pairs(u"{{"_s, u"}}"_s);
        tags();
        for (const QString &name : missingTemplates)
            uses(name);
        std::stable_sort(m_problems.begin(), m_problems.end(),
                         [](const TextProblem &a, const TextProblem &b) { return a.position < b.position; });
        for (TextProblem &problem : m_problems)
            problem.line = static_cast<int>(QStringView(m_text).left(problem.position).count(u'\n')) + 1;
        return m_problems;
    }

private:
    void add(qsizetype position, qsizetype length, const QString &words)
    {
        if (m_problems.size() < mostProblems)
            m_problems.append({static_cast<int>(position), static_cast<int>(length), 0, words});
    }

    void pairs(const QString &open, const QString &close)
    {
        QList<qsizetype> opened;
        for (qsizetype i = 0; i + 1 < m_bare.size(); ++i) {
            const QStringView here = QStringView(m_bare).mid(i, 2);
            if (here == open) {
                opened.append(i++);
            } else if (here == close) {
                if (opened.isEmpty())
                    add(i, 2, tr("%1 closes nothing").arg(close));
                else
                    opened.removeLast();
                ++i;
            }
        }
        for (const qsizetype place : std::as_const(opened))
            add(place, 2, tr("%1 is never closed").arg(open));
    }

    void tags()
    {
        static const QRegularExpression tag(
            u"<(/?)(div|span|small|big|b|i|u|s|center|font|blockquote|table|code)\\b[^<>]*?(/?)>"_s,
            QRegularExpression::CaseInsensitiveOption);
        struct Open
        {
            QString name;
            qsizetype position;
            qsizetype length;
        };
        QList<Open> opened;
        auto matches = tag.globalMatch(m_bare);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString name = match.captured(2).toLower();
            if (!match.captured(3).isEmpty())
                continue;
            if (match.captured(1).isEmpty()) {
                opened.append({name, match.capturedStart(), match.capturedLength()});
            } else if (!opened.isEmpty() && opened.constLast().name == name) {
                opened.removeLast();
            } else {
                add(match.capturedStart(), match.capturedLength(), tr("</%1> closes nothing").arg(name));
            }
        }
        for (const Open &it : std::as_const(opened))
            add(it.position, it.length, tr("<%1> is never closed").arg(it.name));
    }

    void uses(const QString &name)
    {
        const QString bare = name.section(u':', -1).replace(u'_', u' ');
        const QRegularExpression use(
            u"\\{\\{\\s*"_s + QRegularExpression::escape(bare).replace(u"\\ "_s, u"[ _]"_s) + u"\\s*[|}]"_s,
            QRegularExpression::CaseInsensitiveOption);
        const auto match = use.match(m_bare);
        if (match.hasMatch())
            add(match.capturedStart(), match.capturedLength() - 1,
                tr("{{%1}} is missing on some wikis").arg(bare));
    }

    const QString &m_text;
    QString m_bare;
    QList<TextProblem> m_problems;
};

} // namespace

QList<TextProblem> lintWikitext(const QString &text, const QStringList &missingTemplates)
{
    return Lint(text).problems(missingTemplates);
}

} // namespace paperround
