// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DeliveryView: the bars about what paused a delivery, and what an earlier run left in doubt.
#include "models/brakewords.h"
#include "ui/delivery/deliveryview.h"
#include "ui/widgets/inlinebar.h"

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
    m_notices->raiseNotice({key,
                            Tone::Failed,
                            u"pause"_s,
                            said.what + u'.',
                            said.text(),
                            said.details,
                            {{tr("Go on"), [this] { pauseOrResume(); }}},
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
