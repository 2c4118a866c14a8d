// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/targets/listreader.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QTableWidget;

namespace paperround {

class ActionButton;

/// A table before it becomes targets: how it was understood, all of it changeable, its first rows, and what
/// would come of it. Opens where targets are added, closes with Esc; nothing is taken before a person says
/// so.
class TablePreview : public QFrame
{
    Q_OBJECT
public:
    explicit TablePreview(QWidget *parent = nullptr);

    /// `bytes`: what `table` was read from, for when another encoding or sheet is chosen.
    void ask(const ListText &table, const QByteArray &bytes, const QString &name, const KnownSites &sites);
    [[nodiscard]] const TableLayout &layoutShown() const { return m_layout; }

Q_SIGNALS:
    void accepted(const paperround::ListText &table, const paperround::TableLayout &layout,
                  const QString &name);
    void failed(const paperround::Error &error, const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeChoices();
    QWidget *makeFoot();
    void decode(); ///< Bytes to text, and its layout found anew; a large file's in another thread.
    void takeText(const Result<ListText> &list, const ListTextChoice &chosen);
    void findColumns(); ///< With the delimiter and quotation marks chosen.
    void takeColumns();
    void showAll();
    void showRows();
    void showCounts();
    void fillColumns(const TableSample &sample);
    void accept();

    QByteArray m_bytes;
    QString m_name;
    KnownSites m_sites;
    ListText m_list;
    TableLayout m_layout;
    ListReader m_reader;
    bool m_showing = false; ///< Fields are filled by us, not changed by a person.
    QLabel *m_title;
    QComboBox *m_delimiter;
    QCheckBox *m_quotes;
    QComboBox *m_encoding;
    QComboBox *m_sheet;
    QCheckBox *m_header;
    QComboBox *m_pageColumn;
    QComboBox *m_wikiColumn;
    QTableWidget *m_rows;
    QLabel *m_counts;
    ActionButton *m_add;
    QList<QWidget *> m_ofText; ///< What a spreadsheet does not have.
    QList<QWidget *> m_ofSheets;
};

} // namespace paperround
