// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/labelledsections.h"

#include "domain/message/serverspace.h"

#include <QHash>
#include <QList>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

struct Tag
{
    qsizetype begin = 0; ///< Of its "<".
    qsizetype end = 0; ///< Behind its ">".
    bool opens = false;
    QString label;
};

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// begin or end with its label, out of what stands between "<section" and "/>"; no label: none of ours.
Tag readTag(QStringView inside)
{
    Tag tag;
    qsizetype at = 0;
    const auto skip = [&] {
        while (at < inside.size() && isSpace(inside[at]))
            ++at;
    };
    while (at < inside.size()) {
        skip();
        const qsizetype name = at;
        while (at < inside.size() && !isSpace(inside[at]) && inside[at] != u'=')
            ++at;
        const QStringView key = inside.sliced(name, at - name);
        skip();
        if (at >= inside.size() || inside[at] != u'=') {
            if (key.isEmpty())
                break;
            continue;
        }
        ++at;
        skip();
        QChar quote;
        if (at < inside.size() && (inside[at] == u'"' || inside[at] == u'\'')) {
            quote = inside[at];
            ++at;
        }
        const qsizetype value = at;
        while (at < inside.size() && (quote.isNull() ? !isSpace(inside[at]) : inside[at] != quote))
            ++at;
        if (key == "begin"_L1 || key == "end"_L1) {
            tag.opens = key == "begin"_L1;
            tag.label = inside.sliced(value, at - value).toString();
            return tag;
        }
        at += quote.isNull() ? 0 : 1;
    }
    return tag;
}

QList<Tag> tagsOf(const QString &wikitext)
{
    constexpr QLatin1StringView Start("<section");
    QList<Tag> tags;
    qsizetype at = wikitext.indexOf(Start);
    for (; at >= 0; at = wikitext.indexOf(Start, at + 1)) {
        const qsizetype close = wikitext.indexOf(u'>', at);
        if (close < 0)
            break;
        const qsizetype inside = at + Start.size();
        const bool selfClosed = wikitext[close - 1] == u'/' && close - 1 >= inside;
        if (!selfClosed || !isSpace(wikitext[inside]))
            continue;
        Tag tag = readTag(QStringView(wikitext).sliced(inside, close - 1 - inside));
        tag.begin = at;
        tag.end = close + 1;
        if (!tag.label.isEmpty())
            tags.append(tag);
    }
    return tags;
}

/// Of each opening tag the one that ends it, the next with its label; -1: none does.
QList<qsizetype> endsOf(const QList<Tag> &tags)
{
    QList<qsizetype> ends(tags.size(), -1);
    QHash<QString, qsizetype> next;
    for (qsizetype i = tags.size() - 1; i >= 0; --i) {
        if (tags[i].opens)
            ends[i] = next.value(tags[i].label, -1);
        else
            next.insert(tags[i].label, i);
    }
    return ends;
}

} // namespace

QStringList sectionLabels(const QString &wikitext)
{
    const QList<Tag> tags = tagsOf(wikitext);
    const QList<qsizetype> ends = endsOf(tags);
    QStringList labels;
    for (qsizetype i = 0; i < tags.size(); ++i) {
        if (ends[i] >= 0)
            labels.append(tags[i].label);
    }
    labels.removeDuplicates();
    return labels;
}

Result<QString> labelledSection(const QString &wikitext, const QString &label, SectionTags tags)
{
    const QList<Tag> all = tagsOf(wikitext);
    const QList<qsizetype> ends = endsOf(all);
    QString text;
    bool found = false;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const qsizetype end = all[i].label == label ? ends[i] : -1;
        if (end < 0)
            continue;
        found = true;
        const bool keeps = tags == SectionTags::Kept;
        const qsizetype from = keeps ? all[i].begin : all[i].end;
        text += QStringView(wikitext).sliced(from, (keeps ? all[end].end : all[end].begin) - from);
        i = end;
    }
    if (!found)
        return failure(ErrorKind::Input, u"no-such-section"_s, label);
    return tags == SectionTags::Kept ? serverTrimmed(text) : text;
}

} // namespace paperround
