// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/previewgroupsmodel.h"

#include "models/languagename.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Where links lead and which minute it is differ from wiki to wiki; what a reader sees does not.
QString keyOf(const PreviewResult &result)
{
    if (result.isLater)
        return u"later"_s;
    if (result.error)
        return u"error "_s + result.error->code;
    static const QRegularExpression links(u" href=\"[^\"]*\""_s);
    static const QRegularExpression numbers(u"\\d+"_s);
    QString key = result.tooComplex ? result.wikitext : result.html;
    key.remove(links).replace(numbers, u"0"_s);
    return key + u"\n%1 %2 "_s.arg(result.missingFiles.size()).arg(result.redLinks.size())
        + result.missingTemplates.join(u'|') + (result.rightToLeft ? u" rtl"_s : QString());
}

} // namespace

int PreviewResult::problems() const
{
    return error || tooComplex
        ? 1
        : static_cast<int>(missingTemplates.size() + missingFiles.size() + redLinks.size());
}

int PreviewGroup::wikiCount() const
{
    QSet<QString> different;
    for (const PreviewResult &wiki : wikis)
        different.insert(wiki.wiki);
    return static_cast<int>(different.size());
}

int PreviewGroup::pages() const
{
    int pages = 0;
    for (const PreviewResult &wiki : wikis)
        pages += wiki.pages;
    return pages;
}

int PreviewGroup::problems() const
{
    return isLater() ? -1 : wikis.constFirst().problems();
}

QString PreviewGroup::name() const
{
    if (wikis.constFirst().error)
        return PreviewGroupsModel::tr("Not rendered");
    if (isLater())
        return PreviewGroupsModel::tr("Not asked yet");
    QStringList languages;
    for (const PreviewResult &wiki : wikis) {
        const QString name = languageName(wiki.language);
        if (!languages.contains(name))
            languages.append(name);
    }
    const QString spoken = languages.size() <= 2
        ? languages.join(u", "_s)
        : PreviewGroupsModel::tr("%1 and %Ln more", nullptr, static_cast<int>(languages.size()) - 1)
              .arg(languages.constFirst());
    const QString segment = wikis.constFirst().segment;
    const bool alike =
        std::ranges::all_of(wikis, [&segment](const PreviewResult &each) { return each.segment == segment; });
    return segment.isEmpty() || !alike ? spoken : spoken + u" · "_s + isolated(segment);
}

PreviewGroupsModel::PreviewGroupsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void PreviewGroupsModel::clear()
{
    beginResetModel();
    m_groups.clear();
    endResetModel();
}

void PreviewGroupsModel::add(const PreviewResult &result)
{
    const QString key = keyOf(result);
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&key](const PreviewGroup &group) { return group.key == key; });
    if (found == m_groups.end()) {
        const bool before = !result.isLater && !m_groups.isEmpty() && m_groups.constLast().isLater();
        const int row = static_cast<int>(m_groups.size()) - (before ? 1 : 0);
        beginInsertRows({}, row, row);
        m_groups.insert(row, {key, {result}});
        endInsertRows();
        return;
    }
    found->wikis.append(result);
    const QModelIndex changed = index(static_cast<int>(found - m_groups.begin()));
    Q_EMIT dataChanged(changed, changed);
}

std::optional<PreviewResult> PreviewGroupsModel::take(const QString &place)
{
    if (m_groups.isEmpty() || !m_groups.constLast().isLater())
        return {};
    QList<PreviewResult> &wikis = m_groups.last().wikis;
    const auto found = std::ranges::find(wikis, place, &PreviewResult::place);
    if (found == wikis.end())
        return {};
    const PreviewResult taken = *found;
    const int row = static_cast<int>(m_groups.size()) - 1;
    if (wikis.size() == 1) {
        beginRemoveRows({}, row, row);
        m_groups.removeLast();
        endRemoveRows();
    } else {
        wikis.erase(found);
        Q_EMIT dataChanged(index(row), index(row));
    }
    return taken;
}

int PreviewGroupsModel::results() const
{
    int results = 0;
    for (const PreviewGroup &group : m_groups)
        results += group.isLater() ? 0 : static_cast<int>(group.wikis.size());
    return results;
}

int PreviewGroupsModel::wikis() const
{
    QSet<QString> asked;
    for (const PreviewGroup &group : m_groups) { // What was not asked for stands last.
        for (const PreviewResult &wiki : group.wikis) {
            if (wiki.isLater)
                asked.remove(wiki.wiki);
            else
                asked.insert(wiki.wiki);
        }
    }
    return static_cast<int>(asked.size());
}

int PreviewGroupsModel::later() const
{
    return m_groups.isEmpty() || !m_groups.constLast().isLater()
        ? 0
        : static_cast<int>(m_groups.constLast().wikis.size());
}

QMap<QString, int> PreviewGroupsModel::missingTemplates() const
{
    QMap<QString, QSet<QString>> lacking;
    for (const PreviewGroup &group : m_groups) {
        for (const PreviewResult &wiki : group.wikis) {
            for (const QString &name : wiki.missingTemplates)
                lacking[name].insert(wiki.wiki);
        }
    }
    QMap<QString, int> missing;
    for (auto name = lacking.cbegin(); name != lacking.cend(); ++name)
        missing.insert(name.key(), static_cast<int>(name->size()));
    return missing;
}

int PreviewGroupsModel::failedWikis() const
{
    QSet<QString> failed; // In groups by what went wrong.
    for (const PreviewGroup &group : m_groups) {
        for (const PreviewResult &wiki : group.wikis) {
            if (wiki.error)
                failed.insert(wiki.wiki);
        }
    }
    return static_cast<int>(failed.size());
}

int PreviewGroupsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

QVariant PreviewGroupsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PreviewGroup &it = m_groups[index.row()];
    const QString wikis = tr("%Ln wiki(s)", nullptr, it.wikiCount());
    const QString caption = wikis + u" · "_s + tr("%Ln page(s)", nullptr, it.pages());
    switch (role) {
    case Qt::DisplayRole:
        return it.name();
    case CaptionRole:
        return caption;
    case ProblemsRole:
        return it.problems();
    case Qt::ToolTipRole: {
        QStringList names;
        for (const PreviewResult &wiki : it.wikis)
            names.append(m_names.shown(wiki.wiki, wiki.segment));
        return names.mid(0, 30).join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return it.name() + u", "_s + caption + u", "_s
            + (it.isLater()             ? tr("not asked yet")
                   : it.problems() == 0 ? tr("no problems")
                                        : tr("%Ln problem(s)", nullptr, it.problems()));
    default:
        return {};
    }
}

} // namespace paperround
