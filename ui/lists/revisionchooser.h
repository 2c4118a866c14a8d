// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "engine/ports/wikis.h"
#include "models/revisionsmodel.h"

#include <QDialog>

#include <memory>
#include <stop_token>

class QLabel;
class QLineEdit;
class QTableView;

namespace paperround {

class ActionButton;
class InlineBar;

/// All revisions of a list page, the newest first, to choose one by its date, author and summary.
class RevisionChooser : public QDialog
{
    Q_OBJECT
public:
    /// `known`: the revision that a source was read from; it is marked.
    RevisionChooser(std::shared_ptr<Wikis> wikis, const ListSource &page, qint64 known,
                    QWidget *parent = nullptr);
    ~RevisionChooser() override;

    [[nodiscard]] QTableView *table() { return m_table; }

Q_SIGNALS:
    void chosen(const paperround::SeenRevision &revision);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showHistory(const Result<LookAnswer> &history);
    void choose();

    std::stop_source m_stop;
    RevisionsModel m_model;
    InlineBar *m_bar;
    QLineEdit *m_filter;
    QTableView *m_table;
    QLabel *m_rows;
    ActionButton *m_compare;
};

} // namespace paperround
