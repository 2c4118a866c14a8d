// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/targetlinks.h"

#include "domain/targets/targetcalls.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// The form's words around its holes; none where title (or site) cannot be read out of it.
QRegularExpression globalPattern(const QString &form)
{
    if (!form.contains("$1"_L1) || !form.contains("$3"_L1))
        return {};
    auto pattern = QRegularExpression::escape(form);
    pattern.replace(QRegularExpression::escape(u"{{urlencode:$3|WIKI}}"_s), u"[^\\s\\[\\]]+"_s);
    pattern.replace(QRegularExpression::escape(u"$2"_s), u"[^\\s?\\[\\]]*"_s);
    const auto hole = [&pattern](const QString &name, const QString &capture, const QString &again) {
        const auto escaped = QRegularExpression::escape(name);
        const auto first = pattern.indexOf(escaped);
        pattern.replace(first, escaped.size(), capture);
        pattern.replace(escaped, again);
    };
    hole(u"$1"_s, u"(?<site>[A-Za-z0-9.:_-]{1,255}?)(?=/)"_s, u"[^\\s\\[\\]]+"_s);
    hole(u"$3"_s, u"(?<title>[^\\[\\]\\n|]{1,300})"_s, u"\\k<title>"_s);
    return QRegularExpression(pattern);
}

QRegularExpression localPattern(const QString &form)
{
    if (!form.contains("$1"_L1))
        return {};
    auto pattern = QRegularExpression::escape(form);
    const auto escaped = QRegularExpression::escape(u"$1"_s);
    pattern.replace(pattern.indexOf(escaped), escaped.size(), u"(?<title>[^\\[\\]\\n|]{1,300})"_s);
    pattern.replace(escaped, u"\\k<title>"_s);
    return QRegularExpression(pattern);
}

/// Calls of the parser function, by any of its names, with arguments that are just words.
QList<WikitextCall> literalCalls(QStringView text)
{
    constexpr qsizetype longestTitle = 300;
    QList<WikitextCall> calls = callsIn(text).closed;
    calls.removeIf([text](const WikitextCall &call) {
        if (call.kind != WikitextCall::Kind::Function || call.hasInner || call.tooLong)
            return true;
        const QStringView page = targetArguments(call, text).page.in(text);
        return page.isEmpty() || page.size() > longestTitle || page.contains(u'\n');
    });
    return calls;
}

/// What the reader of the page never sees as a link.
QString withoutDeadText(QString text)
{
    static const QRegularExpression dead(u"<!--.*?-->|<nowiki>.*?</nowiki>|<pre\\b[^>]*>.*?</pre>"_s,
                                         QRegularExpression::DotMatchesEverythingOption
                                             | QRegularExpression::CaseInsensitiveOption);
    return text.remove(dead);
}

class Lines
{
public:
    explicit Lines(QString home)
        : m_home(std::move(home))
    {
    }

    void read(const QString &text, const QRegularExpression &pattern, QHash<QString, int> *ownLinks = nullptr)
    {
        if (pattern.pattern().isEmpty())
            return;
        auto matches = pattern.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const auto title = match.captured(u"title"_s).trimmed();
            if (ownLinks && (*ownLinks)[title]-- > 0)
                continue;
            const bool named = pattern.namedCaptureGroups().contains(u"site"_s);
            auto site = named ? match.captured(u"site"_s).trimmed() : QString();
            if (site.isEmpty())
                site = m_home;
            m_lines.insert(match.capturedStart(), title + u'@' + site);
        }
    }

    /// The function itself, where the wiki does not know it.
    void readLiteral(const QString &text)
    {
        for (const WikitextCall &call : literalCalls(text)) {
            const TargetArguments arguments = targetArguments(call, text);
            const QString site = arguments.site.in(text).toString();
            m_lines.insert(call.whole.from,
                           arguments.page.in(text).toString() + u'@' + (site.isEmpty() ? m_home : site));
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }
    [[nodiscard]] QString text() const { return QStringList(m_lines.values()).join(u'\n'); }

private:
    QString m_home;
    QMap<qsizetype, QString> m_lines; ///< By place in the text.
};

} // namespace

QString targetLinesOf(const QString &expanded, const QString &raw, const TargetForms &forms,
                      const QString &home)
{
    const auto text = withoutDeadText(expanded);
    const auto source = withoutDeadText(raw);
    Lines lines(home);
    lines.read(text, globalPattern(forms.global));
    lines.readLiteral(text);
    if (lines.isEmpty()) {
        const auto local = localPattern(forms.local);
        QHash<QString, int> ownLinks;
        auto written =
            local.pattern().isEmpty() ? QRegularExpressionMatchIterator() : local.globalMatch(source);
        while (written.hasNext())
            ++ownLinks[written.next().captured(u"title"_s).trimmed()];
        lines.read(text, local, &ownLinks);
    }
    return lines.text();
}

int literalTargets(const QString &raw)
{
    return static_cast<int>(literalCalls(withoutDeadText(raw)).size());
}

} // namespace paperround
