// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/findingstext.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/draftdocument.h"

#include <QObject>

class QThreadPool;

namespace paperround {

/// Keeps with a draft what a check found out about its rows, and brings it back when the draft is opened
/// again. Only for the account that asked; no widget.
class FindingsKeeper : public QObject
{
    Q_OBJECT
public:
    FindingsKeeper(DraftDocument &document, const Desk &desk, QObject *parent = nullptr);
    ~FindingsKeeper() override; ///< Waits for what is under way in another thread.

    void keep(); ///< What is known now.
    void bringBack(); ///< For rows that nothing is known of; then cameBack().
    [[nodiscard]] bool isBusy() const { return m_busy; } ///< Bringing back.

Q_SIGNALS:
    void cameBack(const paperround::KeptFindings &kept); ///< Also where there is nothing.

private:
    void unpack(const QByteArray &packed);
    void finish(const KeptFindings &kept);
    [[nodiscard]] QString asked() const;
    template <class Work, class Done> void run(Work work, Done done);

    DraftDocument &m_document;
    const Desk &m_desk;
    QThreadPool *m_pool;
    quint64 m_round = 0; ///< Answers for an earlier draft or account are passed over.
    bool m_busy = false;
    bool m_waiting = false; ///< The list is not made yet.
};

} // namespace paperround
