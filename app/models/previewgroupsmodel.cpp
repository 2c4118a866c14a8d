// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/previewgroupsmodel.h"

#include "models/languagename.h"

#include <QRegularExpression>

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
    if (languages.size() <= 2)
        return languages.join(u", "_s);
    return PreviewGroupsModel::tr("%1 and %Ln more", nullptr, static_cast<int>(languages.size()) - 1)
        .arg(languages.constFirst());
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

std::optional<PreviewResult> PreviewGroupsModel::take(const QString &wiki)
{
    if (m_groups.isEmpty() || !m_groups.constLast().isLater())
        return {};
    QList<PreviewResult> &wikis = m_groups.last().wikis;
    const auto found = std::ranges::find(wikis, wiki, &PreviewResult::wiki);
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

int PreviewGroupsModel::wikis() const
{
    int wikis = 0;
    for (const PreviewGroup &group : m_groups)
        wikis += group.isLater() ? 0 : static_cast<int>(group.wikis.size());
    return wikis;
}

int PreviewGroupsModel::later() const
{
    return m_groups.isEmpty() || !m_groups.constLast().isLater()
        ? 0
        : static_cast<int>(m_groups.constLast().wikis.size());
}

QMap<QString, int> PreviewGroupsModel::missingTemplates() const
{
    QMap<QString, int> missing;
    for (const PreviewGroup &group : m_groups) {
        for (const PreviewResult &wiki : group.wikis) {
            for (const QString &name : wiki.missingTemplates)
                ++missing[name];
        }
    }
    return missing;
}

int PreviewGroupsModel::failedWikis() const
{
    int failed = 0;
    for (const PreviewGroup &group : m_groups)
        failed += group.wikis.constFirst().error ? static_cast<int>(group.wikis.size()) : 0;
    return failed;
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
    const QString wikis = tr("%Ln wiki(s)", nullptr, static_cast<int>(it.wikis.size()));
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
            names.append(m_names.shown(wiki.wiki));
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
