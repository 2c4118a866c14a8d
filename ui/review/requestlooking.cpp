// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestlooking.h"

#include "models/reviewwords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QHBoxLayout>
#include <QLabel>

namespace paperround {

using namespace Qt::StringLiterals;

RequestLooking::RequestLooking(ReviewWork &work, QWidget *parent)
    : QWidget(parent)
    , m_work(work)
    , m_words(textLabel({}, true, this))
    , m_button(new ActionButton({}, ActionButton::Kind::Plain, u"eye"_s, this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(scaled(16, this), scaled(6, this), scaled(16, this), scaled(6, this));
    line->setSpacing(scaled(8, this));
    line->addWidget(m_words, 1);
    line->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_work.isSaying()) // It stays enabled meanwhile: else the keyboard would be taken elsewhere.
            return;
        const bool takes = !m_work.obstacle(Decision::Kind::Take);
        m_work.say(takes ? Decision::Kind::Take : Decision::Kind::Release, {});
    });
    connect(&m_work, &ReviewWork::opened, this, &RequestLooking::refresh);
    connect(&m_work, &ReviewWork::queueRead, this, &RequestLooking::refresh); // rights, and that time goes by
    connect(&m_work, &ReviewWork::sayingChanged, this, &RequestLooking::refresh);
    refresh();
}

void RequestLooking::refresh()
{
    const bool known = m_work.request().has_value();
    const bool mayTake = known && !m_work.obstacle(Decision::Kind::Take);
    const bool mayRelease = known && !m_work.obstacle(Decision::Kind::Release);
    const QStringList looking =
        known ? lookingWords(m_work.request()->standing.looking, m_work.user(), m_work.now()) : QStringList();
    m_words->setText(looking.isEmpty() ? tr("Nobody has said to be looking at this.") : looking.join(u' '));
    m_button->setText(mayRelease ? tr("Give it up") : tr("I am looking at this"));
    m_button->setToolTip(mayRelease
                             ? tr("Others are told no more that you look at this.")
                             : tr("Others are told for an hour that you look at this. It decides nothing."));
    m_button->setVisible(mayTake || mayRelease);
    setVisible(mayTake || mayRelease || !looking.isEmpty());
}

} // namespace paperround
