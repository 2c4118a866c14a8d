// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "domain/targets/listwriter.h"
#include "models/rowstosave.h"
#include "ui/drafts/surroundings.h"

#include <QWidget>

namespace paperround {

class ActionButton;
class DraftSession;
class SaveListDialog;
struct Notice;

/// The foot of a list's summary: to a file in each of the formats, and to a page of the wiki.
class ListActions : public QWidget
{
    Q_OBJECT
public:
    ListActions(DraftSession &session, const Surroundings &surroundings, QWidget *parent = nullptr);

    void saveSource(char16_t letter); ///< Back to the page that the source came from.

Q_SIGNALS:
    void told(const paperround::Notice &notice); ///< What came of it, for the step's bar.

private:
    void refresh();
    void exportAs(ListFile format);
    void askDatabases(const QString &path);
    void write(ListFile format, const QString &path, const QHash<QString, QString> &databases = {});
    void offerPages();
    void saveTo(const ListSource &page, qint64 base, const QList<RowsToSave> &choices);
    void saveAsNew();
    void watch(SaveListDialog *dialog);
    void remember(const ListSource &page);

    DraftSession &m_session;
    Surroundings m_surroundings;
    ActionButton *m_export;
    ActionButton *m_save;
};

} // namespace paperround
