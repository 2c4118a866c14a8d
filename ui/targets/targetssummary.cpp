// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/targetssummary.h"

#include "models/healthwords.h"
#include "ui/drafts/draftsession.h"
#include "ui/targets/healthlook.h"
#include "ui/targets/wikibars.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/segmentedbar.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Edits a minute where a wiki sets the account no limit; one write waits for the one before.
constexpr int usualPace = 60;

QVBoxLayout *section(QVBoxLayout *into, const QWidget *of)
{
    auto *box = new QVBoxLayout;
    const int margin = scaled(16, of);
    box->setContentsMargins(margin, scaled(12, of), margin, scaled(12, of));
    box->setSpacing(scaled(4, of));
    into->addLayout(box);
    return box;
}

QLabel *headLine(QVBoxLayout *box, const QString &words, QWidget *parent)
{
    auto *line = new QHBoxLayout;
    line->addWidget(sectionLabel(words, parent), 1);
    auto *count = captionLabel({}, parent);
    count->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    line->addWidget(count);
    box->addLayout(line);
    return count;
}

} // namespace

TargetsSummary::TargetsSummary(DraftSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *top = section(all, this);
    m_number = new QLabel(this);
    m_number->setTextFormat(Qt::RichText);
    alignToStart(m_number);
    m_bar = new SegmentedBar(this);
    m_bar->setThickness(8);
    m_parts = textLabel({}, true, this);
    m_parts->setFont(sizedFont(font(), -1));
    top->addWidget(m_number);
    top->addWidget(m_bar);
    top->addWidget(m_parts);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    auto *wikis = section(all, this);
    m_wikis = headLine(wikis, tr("By wiki"), this);
    m_bars = new WikiBars(this);
    wikis->addWidget(m_bars);
    connect(m_bars, &WikiBars::wikiWanted, this, &TargetsSummary::wikiWanted);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    auto *left = section(all, this);
    m_leftOutCount = headLine(left, tr("Left out"), this);
    m_leftOut = new QGridLayout;
    m_leftOut->setColumnStretch(0, 1);
    m_leftOut->setVerticalSpacing(0);
    left->addLayout(m_leftOut);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    // Not a form: within a scroll area its rows would at times keep the height of one line too few.
    auto *facts = new QGridLayout;
    facts->setColumnStretch(1, 1);
    section(all, this)->addLayout(facts);
    m_approval = textLabel({}, false, this);
    m_takes = textLabel({}, false, this);
    const auto fact = [&](const QString &name, QLabel *value) {
        QLabel *label = textLabel(name, true, this);
        alignToStart(label, Qt::AlignTop);
        const int row = facts->rowCount();
        facts->addWidget(label, row, 0);
        facts->addWidget(value, row, 1);
    };
    facts->setHorizontalSpacing(scaled(16, this));
    fact(tr("Route"), textLabel(tr("Talk page edits"), false, this));
    fact(tr("Approval"), m_approval);
    fact(tr("Takes"), m_takes);
    all->addStretch(1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &TargetsSummary::refresh);
    connect(&session.document().targets(), &TargetTableModel::countsChanged, &m_soon,
            qOverload<>(&QTimer::start));
    connect(&session, &DraftSession::checksChanged, &m_soon, qOverload<>(&QTimer::start));
    refresh();
}

void TargetsSummary::refresh()
{
    const TargetTableModel &targets = m_session.document().targets();
    const HealthCounts &counts = targets.counts();
    const QLocale locale;
    const QString sent = locale.toString(counts.willBeSent);
    const QString sentence = tr("%1 of %2 will be sent").arg(sent, locale.toString(counts.total));
    const int big =
        sizedFont(font(), 7).pixelSize() > 0 ? sizedFont(font(), 7).pixelSize() : scaled(20, this);
    m_number->setText(u"<b style=\"font-size:%1px\">%2</b>%3"_s.arg(big).arg(
        sent, sentence.mid(sent.size()).toHtmlEscaped()));
    m_number->setAccessibleName(sentence);

    const int redirects = counts.sent[static_cast<std::size_t>(TargetHealth::Redirect)];
    const int unchecked = counts.sent[static_cast<std::size_t>(TargetHealth::Unchecked)];
    int unread = 0; // they get the message, and their owner may never see it
    for (const TargetHealth health : {TargetHealth::Blocked, TargetHealth::Locked, TargetHealth::Inactive})
        unread += counts.sent[static_cast<std::size_t>(health)];
    const int good = counts.willBeSent - redirects - unchecked - unread;
    const int out = counts.total - counts.willBeSent;
    m_bar->setSegments({{Tone::Delivered, good},
                        {Tone::Skipped, out},
                        {Tone::Sending, redirects},
                        {Tone::Waiting, unread},
                        {Tone::Planned, unchecked}},
                       std::max(counts.total, 1), counts.willBeSent, sentence);
    QStringList parts{tr("%1 good").arg(locale.toString(good))};
    if (redirects > 0)
        parts.append(tr("%1 by redirect").arg(locale.toString(redirects)));
    if (unread > 0)
        parts.append(tr("%1 blocked, locked or inactive").arg(locale.toString(unread)));
    if (unchecked > 0)
        parts.append(tr("%1 unchecked").arg(locale.toString(unchecked)));
    parts.append(tr("%1 left out").arg(locale.toString(out)));
    for (QString &part : parts)
        part.replace(u' ', QChar(QChar::Nbsp)); // a line ends between two of them
    m_parts->setText(parts.join(u"   "_s));

    const QList<WikiShare> shares = targets.shares();
    m_wikis->setText(tr("%Ln wiki(s)", nullptr, static_cast<int>(shares.size())));
    m_bars->setShares(shares, m_session.desk().names());
    m_leftOutCount->setText(tr("%Ln page(s)", nullptr, out));
    updateLeftOut();
    updateFacts();
}

void TargetsSummary::updateLeftOut()
{
    while (QLayoutItem *item = m_leftOut->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const HealthCounts &counts = m_session.document().targets().counts();
    int listed = 0;
    int row = 0;
    for (const TargetHealth health : allTargetHealths) {
        if (takesMessage(health) || counts[health] == 0)
            continue;
        const StateLook look = lookOf(health);
        auto *word = new ActionButton(healthWord(health), ActionButton::Kind::Link, look.icon, this);
        word->setAccessibleName(tr("%1: %2. Show them").arg(healthWord(health)).arg(counts[health]));
        connect(word, &QPushButton::clicked, this, [this, health] { Q_EMIT healthWanted(health); });
        m_leftOut->addWidget(word, row, 0, Qt::AlignLeading);
        m_leftOut->addWidget(new QLabel(QLocale().toString(counts[health]), this), row, 1, Qt::AlignTrailing);
        listed += counts[health];
        ++row;
    }
    const int yours = counts.total - counts.willBeSent - listed;
    if (yours > 0) {
        m_leftOut->addWidget(textLabel(tr("By you, or not followed"), true, this), row, 0);
        m_leftOut->addWidget(new QLabel(QLocale().toString(yours), this), row, 1, Qt::AlignTrailing);
    }
}

void TargetsSummary::updateFacts()
{
    const auto obstacle = m_session.obstacle();
    const bool mayNot = obstacle && obstacle->cure == CureAt::Accounts;
    m_approval->setText(mayNot ? obstacle->title : tr("None needed: you may send on this farm"));
    // Wikis are worked side by side: the longest of them counts.
    int minutes = 0;
    const QList<WikiShare> shares = m_session.document().targets().shares();
    for (const WikiShare &share : shares) {
        int pace = usualPace;
        for (const AccountFacts &facts : m_session.targetsWork().accounts()) {
            if (facts.wiki == share.wiki && facts.editLimit && facts.editLimit->seconds > 0)
                pace = std::clamp(facts.editLimit->hits * 60 / facts.editLimit->seconds, 1, usualPace);
        }
        minutes = std::max(minutes, (share.willBeSent + pace - 1) / pace);
    }
    m_takes->setText(minutes == 0 ? tr("nothing to send") : tr("about %Ln min", nullptr, minutes));
}

} // namespace paperround
