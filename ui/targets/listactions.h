// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "domain/targets/listwriter.h"
#include "ui/drafts/surroundings.h"

#include <QWidget>

namespace paperround {

class ActionButton;
class DraftSession;
struct Notice;

/// The foot of a list's summary: to a file in each of the formats, and to a page of the wiki.
class ListActions : public QWidget
{
    Q_OBJECT
public:
    ListActions(DraftSession &session, const Surroundings &surroundings, QWidget *parent = nullptr);

Q_SIGNALS:
    void told(const paperround::Notice &notice); ///< What came of it, for the step's bar.

private:
    void refresh();
    void exportAs(ListFile format);
    void write(ListFile format, const QString &path);
    void saveToWiki();
    void remember(const ListSource &page);

    DraftSession &m_session;
    Surroundings m_surroundings;
    ActionButton *m_export;
    ActionButton *m_save;
};

} // namespace paperround
