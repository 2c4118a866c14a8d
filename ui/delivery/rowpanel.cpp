// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/rowpanel.h"

#include "domain/delivery/reason.h"
#include "models/bidi.h"
#include "models/rowwords.h"
#include "ui/delivery/statelook.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTextOption>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

RowPanel::RowPanel(DeliveryDoors doors, QWidget *parent)
    : QWidget(parent)
    , m_doors(std::move(doors))
    , m_title(new ElidedLabel({}, Qt::ElideMiddle, this))
    , m_caption(captionLabel({}, this))
    , m_story(new TimelineView(tr("What happened to this page"), this))
    , m_wordsHead(textLabel({}, true, this))
    , m_words(new QPlainTextEdit(this))
    , m_todo(textLabel({}, false, this))
    , m_open(new ActionButton(tr("Open revision"), ActionButton::Kind::Plain, u"open"_s, this))
    , m_retryLane(new ActionButton(tr("Try this wiki again"), ActionButton::Kind::Plain, u"refresh"_s, this))
    , m_permit(new ActionButton(tr("I have permission…"), ActionButton::Kind::Plain, {}, this))
    , m_again(new ActionButton(tr("Send it"), ActionButton::Kind::Plain, u"refresh"_s, this))
    , m_skip(new ActionButton(tr("Leave it out"), ActionButton::Kind::Plain, {}, this))
    , m_settle(new ActionButton(tr("Close it"), ActionButton::Kind::Plain, {}, this))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_wordsHead->setFont(sizedFont(font(), -1));
    m_words->setReadOnly(true);
    m_words->setAccessibleName(tr("The wiki’s own words"));
    m_words->setTabChangesFocus(true);
    m_words->setFont(fixedFont(font()));
    m_words->setLayoutDirection(Qt::LeftToRight);
    auto *close = ActionButton::iconOnly(u"close"_s, tr("Close the story of this page"), this);
    close->setFlat(true);
    connect(close, &QPushButton::clicked, this, &RowPanel::closed);
    auto *copyButton = ActionButton::iconOnly(u"copy"_s, tr("Copy this story"), this);
    connect(copyButton, &QPushButton::clicked, this, &RowPanel::copy);
    connect(m_open, &QPushButton::clicked, this, [this] { m_doors.openUrl(m_doors.rowUrl(m_row)); });
    connect(m_retryLane, &QPushButton::clicked, this, [this] { Q_EMIT laneRetried(m_row.target.wiki); });
    connect(m_permit, &QPushButton::clicked, this, [this] { Q_EMIT permissionWanted({m_row.target.wiki}); });
    connect(m_again, &QPushButton::clicked, this,
            [this] { Q_EMIT decided(m_row.number, RowState::Planned); });
    connect(m_skip, &QPushButton::clicked, this, [this] { Q_EMIT decided(m_row.number, RowState::Skipped); });
    connect(m_settle, &QPushButton::clicked, this,
            [this] { Q_EMIT decided(m_row.number, RowState::Unresolved); });
    const int margin = scaled(16, this);
    auto *names = new QVBoxLayout;
    names->setSpacing(scaled(2, this));
    names->addWidget(m_title);
    names->addWidget(m_caption);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(margin, scaled(10, this), scaled(8, this), 0);
    head->addLayout(names, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(margin, scaled(12, this), margin, scaled(8, this));
    middle->setSpacing(scaled(6, this));
    middle->addWidget(m_story, 1);
    middle->addWidget(m_wordsHead);
    middle->addWidget(m_words);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8, this));
    for (ActionButton *button : {m_permit, m_again, m_skip, m_settle, m_open, m_retryLane})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(copyButton);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(margin, scaled(10, this), margin, scaled(14, this));
    foot->setSpacing(scaled(8, this));
    foot->addWidget(m_todo);
    foot->addLayout(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(middle, 1);
    column->addWidget(ruleLine(Qt::Horizontal, this));
    column->addLayout(foot);
    setMinimumWidth(scaled(240, this));
}

void RowPanel::show(const QString &deliveryId, const QDateTime &created, const Row &row,
                    const LaneStatus &lane, bool acting)
{
    m_delivery = deliveryId;
    m_created = created;
    m_row = row;
    m_lane = lane;
    m_acting = acting;
    m_title->setText(isolated(row.target.title));
    QStringList facts{m_doors.names.shown(row.target.wiki), tr("row %L1").arg(row.number)};
    if (row.target.line > 0)
        facts.append(tr("line %L1 of the list").arg(row.target.line));
    m_caption->setText(facts.join(u" · "_s));
    m_caption->setToolTip(m_doors.names.toolTip(row.target.wiki));
    m_story->setEntries(timelineOf(rowStory(row, {}, created)));
    showWords({});
    showActions();
    m_doors.attempts(deliveryId, row.number, this,
                     [this, deliveryId, number = row.number](const QList<Attempt> &attempts) {
                         if (m_delivery != deliveryId || m_row.number != number)
                             return;
                         m_story->setEntries(timelineOf(rowStory(m_row, attempts, m_created)));
                         showWords(attempts);
                     });
}

void RowPanel::showWords(const QList<Attempt> &attempts)
{
    // The last attempt that said anything; else what the row itself keeps, else the lane's.
    QString words;
    int attempt = 0;
    for (const Attempt &tried : attempts) {
        if (tried.code.isEmpty() && tried.detail.isEmpty())
            continue;
        words = tried.detail.isEmpty() ? tried.code
            : tried.code.isEmpty()     ? tried.detail
                                       : tried.code + u'\n' + tried.detail;
        attempt = tried.number;
    }
    if (words.isEmpty())
        words = explainRow(m_row, m_lane).details;
    m_wordsHead->setText(attempt > 0 ? tr("The wiki’s own words, attempt %1").arg(attempt)
                                     : tr("The wiki’s own words"));
    m_words->setPlainText(words.left(20000));
    // As high as its lines, up to five: the story above has the room.
    const int lines = std::clamp(int(m_words->document()->size().height()), 1, 5);
    m_words->setFixedHeight(lines * m_words->fontMetrics().lineSpacing() + 2 * scaled(8, this));
    m_wordsHead->setVisible(!words.isEmpty());
    m_words->setVisible(!words.isEmpty());
}

void RowPanel::showActions()
{
    const Explanation said = explainRow(m_row, m_lane);
    QString todo = said.todo;
    if (todo.isEmpty()) {
        todo = m_row.state == RowState::Delivered ? tr("Posted once. Nothing to do.")
            : hasEnded(m_row.state)               ? tr("Nothing to do.")
                                                  : tr("It goes on by itself.");
    }
    m_todo->setText(todo);
    const bool held = m_acting && m_row.state == RowState::Held;
    const bool barred = m_row.reason == reason::NoPermission;
    m_permit->setVisible(held && barred);
    m_again->setVisible(held && !barred);
    m_skip->setVisible(held);
    m_settle->setVisible(held && !barred); // Nothing was ever posted there: there is no doubt to close.
    m_open->setText(m_row.revision > 0 ? tr("Open revision") : tr("Open page"));
    m_open->setVisible(!held && !m_doors.rowUrl(m_row).isEmpty());
    m_retryLane->setText(laneButton(m_lane));
    m_retryLane->setVisible(m_acting && m_lane.phase == LaneStatus::Phase::Troubled);
}

void RowPanel::copy() const
{
    const QString words = m_words->toPlainText();
    const QString head = m_row.target.title + u" ("_s + m_row.target.wiki + u")\n"_s;
    QApplication::clipboard()->setText(head + m_story->asText()
                                       + (words.isEmpty() ? QString() : u"\n\n"_s + words));
}

} // namespace paperround
