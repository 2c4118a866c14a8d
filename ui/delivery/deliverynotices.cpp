// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DeliveryView: the bars about what paused a delivery, and what an earlier run left in doubt.
#include "domain/delivery/reason.h"
#include "engine/delivery/deliveryengine.h"
#include "models/brakewords.h"
#include "ui/delivery/deliveryview.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/permissiondialog.h"

#include <QCoroTask>
#include <QSet>

using namespace Qt::StringLiterals;

namespace paperround {

void DeliveryView::showBrake()
{
    const QString key = u"brake"_s;
    if (m_delivery.pauseCause.isEmpty()) {
        m_notices->withdraw(key);
        return;
    }
    const Explanation said = explainPause(m_delivery.pauseCause, m_doors.names);
    const bool asked = m_delivery.pauseCause.code == brake::Wave; // By the request itself: nothing is wrong.
    m_notices->raiseNotice({key,
                            asked ? Tone::Waiting : Tone::Failed,
                            u"pause"_s,
                            said.what + u'.',
                            said.text(),
                            said.details,
                            {{goOnWords(m_delivery.pauseCause), [this] { pauseOrResume(); }}},
                            false});
}

void DeliveryView::showDoubt()
{
    const QString key = u"doubt"_s;
    if (m_doubtful.isEmpty()) {
        m_notices->withdraw(key);
        return;
    }
    m_notices->raiseNotice({key,
                            Tone::Waiting,
                            {},
                            tr("%Ln row(s) are in doubt.", nullptr, int(m_doubtful.size())),
                            tr("The program ended while they were in flight. They are looked up on their "
                               "wikis before anything is "
                               "posted; what is there already is not posted again."),
                            {},
                            {},
                            true});
}

void DeliveryView::noteBarred(const QList<Row> &rows)
{
    for (const Row &row : rows) {
        if (row.state == RowState::Held && row.reason == reason::NoPermission)
            m_barred.insert(row.number, row.target.wiki);
        else
            m_barred.remove(row.number);
    }
    showBarred();
}

void DeliveryView::showBarred()
{
    const QString key = u"permission"_s;
    if (m_barred.isEmpty() || !isUnderWay()) {
        m_notices->withdraw(key);
        return;
    }
    const QList<QString> all = m_barred.values();
    const QSet<QString> wikis(all.cbegin(), all.cend());
    m_notices->raiseNotice(
        {key,
         Tone::Waiting,
         {},
         tr("Nobody has confirmed that you may send on %Ln wiki(s).", nullptr, int(wikis.size())),
         tr("%Ln page(s) there wait for the link to the community’s permission.", nullptr, int(all.size())),
         {},
         {{tr("I have permission…"),
           [this, wikis] {
               QStringList sorted = wikis.values();
               sorted.sort();
               askForPermission(sorted);
           }}},
         false});
}

void DeliveryView::askForPermission(const QStringList &wikis)
{
    auto *dialog = new PermissionDialog(wikis, m_doors.names, window());
    connect(dialog, &PermissionDialog::given, this, [this](const QStringList &chosen, const QString &link) {
        const Account account{m_delivery.farm, m_delivery.account, {}, {}};
        QCoro::connect(m_engine.permit(account, chosen, link), this, [this](const Result<void> &kept) {
            if (kept)
                return;
            const Explanation said = explain(kept.error());
            m_notices->raiseNotice({u"permit"_s,
                                    Tone::Failed,
                                    {},
                                    tr("The permission was not kept: %1.").arg(said.what),
                                    said.text(),
                                    said.details,
                                    {},
                                    true});
        });
    });
    dialog->open();
}

void DeliveryView::tellStopPageTrouble(const std::optional<Error> &error)
{
    const QString key = u"stop-page"_s;
    if (!error) {
        m_notices->withdraw(key);
        return;
    }
    const Explanation said = explainStopPageTrouble(*error);
    m_notices->raiseNotice({key, Tone::Waiting, {}, said.what + u'.', said.text(), said.details, {}, true});
}

} // namespace paperround
