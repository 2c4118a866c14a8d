// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "models/wikinames.h"

#include <QAbstractListModel>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace paperround {

/// The message as one wiki renders it.
struct PreviewResult
{
    QString wiki;
    QString title; ///< The page it was rendered for.
    QString language; ///< MediaWiki's code.
    bool rightToLeft = false;
    int pages = 0; ///< Targets on this wiki.
    QString html; ///< Sanitised.
    bool tooComplex = false; ///< Could not be sanitised: only the text can be shown.
    QString wikitext; ///< Exactly what would be posted to `title`.
    QStringList missingTemplates;
    std::optional<Error> error; ///< Set: the wiki could not render it.
};

/// Wikis whose readers see the same.
struct PreviewGroup
{
    QString key;
    QList<PreviewResult> wikis;

    [[nodiscard]] int pages() const;
    [[nodiscard]] int problems() const; ///< Missing templates; one where the wiki could not render.
    [[nodiscard]] QString name() const; ///< By language: "English", "English and 3 more".
};

/// The preview's list: wikis with the same result are one line with a count of problems.
class PreviewGroupsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CaptionRole = Qt::UserRole + 1, ProblemsRole };

    explicit PreviewGroupsModel(QObject *parent = nullptr);

    void setNames(const WikiNames &names) { m_names = names; } ///< Before anything is added.
    void clear();
    void add(const PreviewResult &result);
    [[nodiscard]] const PreviewGroup &group(int row) const { return m_groups[row]; }
    [[nodiscard]] int wikis() const;
    [[nodiscard]] QMap<QString, int> missingTemplates() const; ///< Template, number of wikis that lack it.
    [[nodiscard]] int failedWikis() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    WikiNames m_names;
    QList<PreviewGroup> m_groups;
};

} // namespace paperround
