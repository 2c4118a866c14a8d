// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TargetsStep: what a check looks for beyond the pages.
#include "ui/targets/targetsstep.h"
#include "ui/widgets/actionbutton.h"

#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

QVariantMap TargetsStep::options() const
{
    const HealthOptions &looks = m_session.targetsWork().health().options();
    return {{u"finding"_s, m_finding},
            {u"inactiveMonths"_s, looks.inactiveMonths},
            {u"locked"_s, looks.locked},
            {u"lastIssue"_s, looks.lastIssue}};
}

void TargetsStep::restoreOptions(const QVariantMap &options)
{
    if (options.isEmpty())
        return;
    setFinding(options.value(u"finding"_s).toBool());
    HealthOptions looks;
    const int months = options.value(u"inactiveMonths"_s).toInt();
    looks.inactiveMonths = months == 6 || months == 12 || months == 24 ? months : 0;
    looks.locked = options.value(u"locked"_s).toBool();
    looks.lastIssue = options.value(u"lastIssue"_s).toBool();
    m_session.targetsWork().health().setOptions(looks);
}

QWidget *TargetsStep::makeOptions()
{
    auto *options = new ActionButton(tr("Look for …"), ActionButton::Kind::Link, u"down"_s, this);
    options->setObjectName(u"healthOptions"_s);
    options->setToolTip(tr("What else a check looks for; it costs requests of its own"));
    HealthWork &health = m_session.targetsWork().health();
    connect(options, &QPushButton::clicked, this, [this, options, &health] {
        auto *menu = new QMenu(options);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const HealthOptions now = health.options();
        const auto add = [&](const QString &words, bool on, auto change) {
            QAction *action = menu->addAction(words);
            action->setCheckable(true);
            action->setChecked(on);
            connect(action, &QAction::triggered, this, [&health, change](bool wanted) {
                HealthOptions next = health.options();
                change(next, wanted);
                health.setOptions(next);
            });
        };
        for (const int months : {6, 12, 24})
            add(tr("Readers inactive for %Ln month(s): a request for 50 readers, and one for each found",
                   nullptr, months),
                now.inactiveMonths == months,
                [months](HealthOptions &next, bool wanted) { next.inactiveMonths = wanted ? months : 0; });
        menu->addSeparator();
        add(tr("Locked accounts: a request each, %Ln at most", nullptr, HealthWork::mostLocked), now.locked,
            [](HealthOptions &next, bool wanted) { next.locked = wanted; });
        menu->addSeparator();
        add(health.lastIssue().isEmpty() ? tr("Who got the last issue: no request")
                                         : tr("Who got “%1”: no request").arg(health.lastIssue()),
            now.lastIssue, [](HealthOptions &next, bool wanted) { next.lastIssue = wanted; });
        menu->popup(options->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    });
    return options;
}

/// When, of a check of the last hour; else how long ago: it may be from before the draft was closed.
QString TargetsStep::checkedWords(const QDateTime &checked, const QDateTime &now)
{
    const int hours = static_cast<int>(std::max<qint64>(0, checked.secsTo(now)) / 3600);
    if (hours == 0)
        return tr("Checked at %1")
            .arg(QLocale().toString(checked.toLocalTime().time(), QLocale::ShortFormat));
    if (hours < 48)
        return tr("Checked %Ln hour(s) ago", nullptr, hours);
    return tr("Checked %Ln day(s) ago", nullptr, hours / 24);
}

} // namespace paperround
