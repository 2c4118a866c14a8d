// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/message/wordingrows.h"
#include "models/wikinames.h"

#include <QAbstractListModel>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace paperround {

/// The message as one wiki renders it, in the words of one segment of the list or of those in none.
struct PreviewResult
{
    QString wiki;
    QString title; ///< The page it was rendered for.
    QString segment; ///< Empty: none.
    int row = 0; ///< That page's in the request; counted from 1.
    QString language; ///< MediaWiki's code.
    bool rightToLeft = false;
    int pages = 0; ///< Targets on this wiki that get the same words.
    QString html; ///< Sanitised.
    QString exactHtml; ///< The same for a browser: see CleanHtml.
    QList<QUrl> pictures; ///< Of exactHtml, by number.
    QStringList styles; ///< Modules of style sheets that the wiki names for it.
    int images = 0; ///< Not in `html`.
    bool boxes = false; ///< Only exactHtml has frames and what floats.
    bool truncated = false; ///< The sanitiser has cut something away.
    bool tooComplex = false; ///< Could not be sanitised: only the text can be shown.
    QString wikitext; ///< Exactly what would be posted to `title`.
    // What the text calls for and the wiki does not have, without namespaces; the signature's links aside.
    QStringList missingTemplates;
    QStringList missingFiles;
    QStringList redLinks;
    bool isLater = false; ///< Nobody has asked this wiki yet: another of its language was.
    std::optional<Error> error; ///< Set: the wiki could not render it.

    [[nodiscard]] int problems() const; ///< All that is missing; one where the wiki could not render.
    [[nodiscard]] QString place() const { return wordingPlace(wiki, segment); } ///< Of no other result.
};

/// Wikis whose readers see the same; or those that nobody has asked yet.
struct PreviewGroup
{
    QString key;
    QList<PreviewResult> wikis; ///< One may be there more than once: see PreviewResult::segment.

    [[nodiscard]] bool isLater() const { return wikis.constFirst().isLater; }
    [[nodiscard]] int wikiCount() const;
    [[nodiscard]] int pages() const;
    [[nodiscard]] int problems() const; ///< Of each of its wikis; -1: nobody knows.
    /// By language: "English", "English and 3 more"; with the segment that all of them are for.
    [[nodiscard]] QString name() const;
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
    /// One that nobody has asked for yet.
    [[nodiscard]] std::optional<PreviewResult> take(const QString &place);
    [[nodiscard]] const PreviewGroup &group(int row) const { return m_groups[row]; }
    [[nodiscard]] int results() const; ///< That were asked for.
    [[nodiscard]] int later() const; ///< That were not.
    [[nodiscard]] int wikis() const; ///< That were asked for all that they are to show.
    [[nodiscard]] QMap<QString, int> missingTemplates() const; ///< Template, number of wikis that lack it.
    [[nodiscard]] int failedWikis() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    WikiNames m_names;
    QList<PreviewGroup> m_groups; ///< That of wikis not asked yet is the last.
};

} // namespace paperround
