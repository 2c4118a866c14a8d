// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A MassMessage list's JSON, edited as text: what is not meant stays as it is, unknown keys and their order
// too.
#include "domain/targets/jsontext.h"
#include "domain/targets/jsonwalk.h"
#include "domain/targets/listpage.h"
#include "domain/targets/listreaders.h"
#include "domain/targets/listwriter.h"
#include "domain/targets/textpatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// An entry of the list's targets.
struct Entry
{
    TextSpan whole;
    QList<JsonMember> members;
    TargetRow row;

    [[nodiscard]] const JsonMember *member(QLatin1StringView name) const
    {
        const auto found = std::find_if(members.crbegin(), members.crend(),
                                        [name](const JsonMember &member) { return member.name == name; });
        return found == members.crend() ? nullptr : &*found; // Of two the last one counts.
    }
};

struct JsonList
{
    TextSpan description;
    TextSpan targets;
    QList<Entry> entries;
};

JsonList listIn(QStringView text, const QJsonObject &list, const KnownSites &sites)
{
    JsonList found;
    for (const JsonMember &member : JsonWalk(text, 0).members()) {
        if (member.name == "description"_L1)
            found.description = member.value;
        else if (member.name == "targets"_L1)
            found.targets = member.value;
    }
    const auto values = list.value("targets"_L1).toArray();
    const auto spans = JsonWalk(text, found.targets.from).values();
    for (qsizetype i = 0; i < std::min(spans.size(), values.size()); ++i) {
        Entry entry;
        entry.whole = spans[i];
        if (values[i].isObject())
            entry.members = JsonWalk(text, spans[i].from).members();
        entry.row = massMessageRow(values[i], static_cast<int>(i) + 1, sites);
        found.entries.append(entry);
    }
    return found;
}

Result<QJsonObject> objectOf(const QString &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return failure(ErrorKind::Input, u"badjson"_s, error.errorString());
    if (!document[u"targets"_s].isArray())
        return failure(ErrorKind::Input, u"badtargets"_s);
    if (!document[u"description"_s].isString())
        return failure(ErrorKind::Input, u"baddescription"_s);
    return document.object();
}

const QString &emptyList()
{
    static const QString text = u"{\n\t\"description\": \"\",\n\t\"targets\": []\n}"_s;
    return text;
}

class JsonRewriting
{
public:
    JsonRewriting(QString text, const ListPage &page, const ListEdit &edit, JsonList list)
        : m_text(std::move(text))
        , m_page(page)
        , m_edit(edit)
        , m_list(std::move(list))
    {
    }

    RewrittenPage run()
    {
        if (m_edit.description && *m_edit.description != m_page.description) {
            m_patch.replace(m_list.description, jsonString(*m_edit.description));
            m_done.changes.append({ListChange::Kind::Described, {}, {}});
        }
        for (qsizetype i = 0; i < m_list.entries.size(); ++i)
            m_stays.append(!m_edit.removed.contains(rowKey(m_list.entries[i].row)));
        for (const Entry &entry : std::as_const(m_list.entries))
            m_there.insert(rowKey(entry.row));
        removeAndRename();
        add();
        m_done.text = m_patch.appliedTo(m_text);
        return std::move(m_done);
    }

private:
    void note(ListChange::Kind kind, const QString &row, const Target &target)
    {
        m_done.changes.append({kind, row, target});
    }

    /// What stands before an entry: behind the bracket or the comma.
    [[nodiscard]] qsizetype endBefore(qsizetype entry) const
    {
        return entry == 0 ? m_list.targets.from + 1 : m_list.entries[entry - 1].whole.end();
    }

    void removeAndRename()
    {
        QSet<QString> noted;
        const auto lastStaying = m_stays.lastIndexOf(true);
        for (qsizetype i = 0; i < m_list.entries.size(); ++i) {
            const Entry &entry = m_list.entries[i];
            const QString key = rowKey(entry.row);
            const auto renamed = m_edit.renamed.constFind(key);
            if (!m_stays[i]) {
                // With the comma behind it; the last ones with the comma before.
                const bool last = i > lastStaying;
                const auto from = last ? endBefore(i) : entry.whole.from;
                const auto end = last || i + 1 == m_list.entries.size() ? entry.whole.end()
                                                                        : m_list.entries[i + 1].whole.from;
                m_patch.remove({from, end - from});
                if (!noted.contains(key))
                    note(ListChange::Kind::Removed, key, {});
            } else if (renamed != m_edit.renamed.cend()) {
                rename(entry, *renamed);
                if (!noted.contains(key))
                    note(ListChange::Kind::Renamed, key, *renamed);
            }
            noted.insert(key);
        }
        if (lastStaying < 0 && !m_list.entries.isEmpty() && m_edit.added.isEmpty()) {
            const auto end = m_list.entries.last().whole.end();
            m_patch.remove({end, m_list.targets.end() - 1 - end}); // `[]`, as MediaWiki writes it.
        }
    }

    void rename(const Entry &entry, const Target &target)
    {
        const JsonMember *title = entry.member("title"_L1);
        const JsonMember *site = entry.member("site"_L1);
        if (!title) {
            m_patch.replace(entry.whole, entryLike(nullptr, target));
            return;
        }
        m_patch.replace(title->value, jsonString(target.title));
        if (site && target.wiki != m_page.sites.home) {
            m_patch.replace(site->value, jsonString(target.wiki));
        } else if (site) {
            const bool behind = site->whole.from > title->whole.from;
            const auto from = behind ? memberBefore(entry, *site).end() : site->whole.from;
            const auto end = behind ? site->whole.end() : memberAfter(entry, *site).from;
            m_patch.remove({from, end - from});
        } else if (target.wiki != m_page.sites.home) {
            m_patch.insert(title->whole.end(), siteMember(entry, *title, target.wiki));
        }
    }

    static TextSpan memberBefore(const Entry &entry, const JsonMember &member)
    {
        TextSpan before{entry.whole.from + 1, 0};
        for (const JsonMember &each : entry.members) {
            if (each.whole.from < member.whole.from)
                before = each.whole;
        }
        return before;
    }
    static TextSpan memberAfter(const Entry &entry, const JsonMember &member)
    {
        for (const JsonMember &each : entry.members) {
            if (each.whole.from > member.whole.from)
                return each.whole;
        }
        return {member.whole.end(), 0};
    }

    /// `, "site": "…"` with the blanks that the title's member has.
    [[nodiscard]] QString siteMember(const Entry &entry, const JsonMember &title, const QString &wiki) const
    {
        const QStringView text(m_text);
        const auto before = memberBefore(entry, title);
        auto blanks = text.mid(before.end(), title.whole.from - before.end()).toString();
        blanks.remove(u',');
        const auto nameEnd = text.indexOf(u'"', title.whole.from + 1) + 1;
        const QString colon = text.mid(nameEnd, title.value.from - nameEnd).toString();
        if (blanks.isEmpty() && colon != ":"_L1)
            blanks = u" "_s;
        return u',' + blanks + u"\"site\""_s + colon + jsonString(wiki);
    }

    /// An entry as MediaWiki writes it, or on one line where its neighbour stands on one.
    [[nodiscard]] QString entryLike(const Entry *neighbour, const Target &target) const
    {
        const QString pretty = massMessageEntry(target, m_page.sites.home).trimmed();
        if (!neighbour)
            return pretty;
        const auto written = neighbour->whole.in(m_text);
        if (!written.contains(u'\n')) {
            const QString site = target.wiki == m_page.sites.home ? QString() : jsonString(target.wiki);
            const bool wide = written.contains(u": "_s);
            const QString colon = wide ? u": "_s : u":"_s;
            const QString tail =
                site.isEmpty() ? QString() : (wide ? u", "_s : u","_s) + u"\"site\""_s + colon + site;
            return u"{\"title\""_s + colon + jsonString(target.title) + tail + u'}';
        }
        return indentedLike(pretty, written);
    }

    /// The same with the neighbour's indentation.
    static QString indentedLike(const QString &pretty, QStringView written)
    {
        const auto lines = linesOf(written);
        const auto blanksOf = [](QStringView line) {
            qsizetype count = 0;
            while (count < line.size() && line[count].isSpace())
                ++count;
            return line.first(count).toString();
        };
        QStringList result;
        const auto mine = linesOf(pretty);
        for (qsizetype i = 0; i < mine.size(); ++i) {
            const auto words = mine[i].trimmed().toString();
            if (i == 0)
                result.append(words);
            else
                result.append(blanksOf(i + 1 == mine.size() ? lines.last() : lines.value(1)) + words);
        }
        return result.join(u'\n');
    }

    void add()
    {
        QHash<QString, qsizetype> placeOf;
        qsizetype last = -1;
        for (qsizetype i = 0; i < m_list.entries.size(); ++i) {
            if (m_stays[i])
                placeOf.insert(rowKey(m_list.entries[i].row), last = i);
        }
        QString beginning;
        QSet<QString> added;
        for (const AddedTarget &each : m_edit.added) {
            const QString key = rowKey({each.target, {}});
            const bool staysThere = m_there.contains(key) && !m_edit.removed.contains(key);
            if (staysThere || added.contains(key))
                continue;
            added.insert(key);
            const auto place = each.behind.isNull() ? -1 : placeOf.value(each.behind, last);
            placeOf.insert(key, place);
            note(ListChange::Kind::Added, {}, each.target);
            if (place >= 0) {
                const Entry &neighbour = m_list.entries[place];
                m_patch.insert(neighbour.whole.end(),
                               u',' + blanksBefore(place) + entryLike(&neighbour, each.target));
            } else {
                const Entry *first = m_list.entries.isEmpty() ? nullptr : &m_list.entries.first();
                beginning += (beginning.isEmpty() ? QString() : u","_s)
                    + (first ? blanksBefore(0) : u"\n\t\t"_s) + entryLike(first, each.target);
            }
        }
        if (beginning.isEmpty())
            return;
        if (last >= 0)
            beginning += u',';
        else if (m_list.entries.isEmpty())
            beginning += u"\n\t"_s;
        if (m_list.entries.isEmpty())
            m_patch.replace({m_list.targets.from + 1, m_list.targets.length - 2}, beginning);
        else
            m_patch.insert(m_list.targets.from + 1, beginning);
    }

    [[nodiscard]] QString blanksBefore(qsizetype entry) const
    {
        const auto from = endBefore(entry);
        auto blanks = QStringView(m_text).mid(from, m_list.entries[entry].whole.from - from).toString();
        return blanks.remove(u',');
    }

    QString m_text;
    const ListPage &m_page;
    const ListEdit &m_edit;
    JsonList m_list;
    QList<bool> m_stays;
    QSet<QString> m_there;
    TextPatch m_patch;
    RewrittenPage m_done;
};
} // namespace

Result<ListPage> listPageOfJson(const QString &text, const KnownSites &sites)
{
    ListPage page{ListPageKind::MassMessageJson, text, sites, {}, {}};
    if (text.trimmed().isEmpty())
        return page; // A page just made: a list without targets.
    const auto object = objectOf(text);
    if (!object)
        return tl::unexpected(object.error());
    page.description = object->value("description"_L1).toString();
    int number = 0;
    for (const auto &value : object->value("targets"_L1).toArray())
        page.rows.append(massMessageRow(value, ++number, sites));
    return page;
}

Result<RewrittenPage> rewrittenJson(const ListPage &page, const ListEdit &edit)
{
    const bool isNew = page.text.trimmed().isEmpty();
    if (isNew && edit.isEmpty())
        return RewrittenPage{page.text, {}, {}};
    const QString text = isNew ? emptyList() : page.text;
    const auto object = objectOf(text);
    if (!object)
        return tl::unexpected(object.error());
    return JsonRewriting(text, page, edit, listIn(text, *object, page.sites)).run();
}

} // namespace paperround
