// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/sendstep.h"

#include "models/bidi.h"
#include "models/draftsmodel.h"
#include "models/sentences.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

QString digestWords(const QString &hex)
{
    QString words;
    for (qsizetype i = 0; i < hex.size(); i += 4)
        words += (i == 0 ? QString() : u" "_s) + hex.mid(i, 4);
    return words;
}

namespace {

/// At the first line of a value that may have several.
QLabel *factName(const QString &name, QWidget *parent)
{
    QLabel *label = textLabel(name, true, parent);
    alignToStart(label, Qt::AlignTop);
    return label;
}

} // namespace

SendStep::SendStep(DraftSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_bar(new InlineBar(this))
    , m_copy(ActionButton::iconOnly(u"copy"_s, tr("Copy the digest"), this))
    , m_send(new ActionButton({}, ActionButton::Kind::Main, {}, this))
    , m_cure(new ActionButton({}, ActionButton::Kind::Link, {}, this))
    , m_why(textLabel({}, true, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    const int margin = scaled(16, this);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, scaled(12, this), margin, scaled(8, this));
    auto *title = new QLabel(tr("Send"), this);
    title->setFont(sizedFont(font(), 4, true));
    alignToStart(title);
    head->addWidget(title);
    head->addWidget(textLabel(tr("Exactly this is sent, each page once."), true, this));
    all->addLayout(head);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_bar);

    auto *facts = new QWidget(this);
    auto *form = new QFormLayout(facts);
    form->setContentsMargins(margin, scaled(12, this), margin, scaled(12, this));
    form->setHorizontalSpacing(scaled(24, this));
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_message = fact(form, tr("Message"));
    m_targets = fact(form, tr("Targets"));
    m_leftOut = textLabel({}, true, facts);
    form->addRow(QString(), m_leftOut);
    m_wikis = fact(form, tr("Wikis"));
    m_account = fact(form, tr("Account"));
    fact(form, tr("Route"))->setText(tr("Talk page edits"));
    m_approval = fact(form, tr("Approval"));
    m_warnings = fact(form, tr("Checks"));
    m_digest = textLabel({}, false, facts);
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_digest->setFont(fixedFont(font()));
    auto *digest = new QHBoxLayout;
    digest->setSpacing(scaled(8, this));
    digest->addWidget(m_digest);
    digest->addWidget(m_copy);
    digest->addStretch(1);
    form->addRow(factName(tr("Digest"), facts), digest);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("The request"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(facts);
    all->addWidget(scroll, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(makeFoot());

    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(digestOf(m_session.document().request())); });
    connect(m_send, &QPushButton::clicked, &session, &DraftSession::send);
    connect(&session, &DraftSession::checksChanged, this, &SendStep::showRequest);
    connect(&session, &DraftSession::sendingChanged, this, &SendStep::showObstacle);
    connect(&session, &DraftSession::refused, this, [this](const Error &error) {
        const Explanation why = explain(error);
        m_bar->raiseNotice({.key = u"refused"_s,
                            .tone = Tone::Failed,
                            .title = tr("Nothing was sent: %1.").arg(why.what),
                            .text = why.text(),
                            .details = why.details});
    });
    connect(&session.document(), &DraftDocument::opened, m_bar, &InlineBar::clear);
    // Over a long list it takes a while: only where somebody looks, and not at each keystroke.
    m_digestSoon.setSingleShot(true);
    m_digestSoon.setInterval(200);
    connect(&m_digestSoon, &QTimer::timeout, this, &SendStep::showDigest);
    showRequest();
}

QLabel *SendStep::fact(QFormLayout *form, const QString &name)
{
    auto *value = textLabel({}, false, this);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(factName(name, this), value);
    return value;
}

QWidget *SendStep::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *box = new QVBoxLayout(foot);
    box->setContentsMargins(scaled(16, this), scaled(12, this), scaled(16, this), scaled(12, this));
    m_send->setMinimumHeight(scaled(32, this));
    m_send->setObjectName(u"send"_s);
    box->addWidget(m_send, 0, Qt::AlignTrailing);
    box->addWidget(m_why);
    box->addWidget(m_cure, 0, Qt::AlignLeading);
    connect(m_cure, &QPushButton::clicked, this, [this] {
        if (const auto obstacle = m_session.obstacle())
            Q_EMIT cureWanted(obstacle->cure);
    });
    return foot;
}

void SendStep::showRequest()
{
    const DraftDocument &document = m_session.document();
    const HealthCounts &counts = document.targets().counts();
    const QLocale locale;
    QStringList wikis;
    const QList<WikiShare> shares = document.targets().shares();
    for (const WikiShare &share : shares) {
        if (share.willBeSent > 0)
            wikis.append(inDirection(tr("%1: %2").arg(m_session.desk().names().shown(share.wiki),
                                                      locale.toString(share.willBeSent)),
                                     isRightToLeft()));
    }
    const int number = static_cast<int>(wikis.size());
    m_message->setText(isolated(draftTitle(document.message().subject)));
    m_targets->setFont(sizedFont(font(), 0, true));
    m_targets->setText(tr("%Ln page(s)", nullptr, counts.willBeSent) + u' '
                       + tr("on %Ln wiki(s)", nullptr, number));
    m_leftOut->setText(
        tr("%1 of %2 left out")
            .arg(locale.toString(counts.total - counts.willBeSent), locale.toString(counts.total)));
    constexpr int named = 4;
    const QStringList first = wikis.mid(0, number > named + 1 ? named : number);
    m_wikis->setText(first.join(u'\n')
                     + (first.size() < number
                            ? u'\n' + tr("%Ln more", nullptr, number - static_cast<int>(first.size()))
                            : QString()));
    const auto &account = m_session.desk().account();
    m_account->setText(
        account ? tr("%1 on %2").arg(isolated(account->name), isolated(m_session.desk().farm().name))
                : tr("nobody is signed in"));
    m_approval->setText(tr("None needed on this farm for whoever may send"));
    const int warnings = m_session.checks().count(Severity::Warning);
    m_warnings->setText(warnings == 0 ? tr("No warnings")
                                      : tr("%Ln warning(s), see Checks", nullptr, warnings));
    if (isVisible())
        m_digestSoon.start();
    showObstacle();
}

void SendStep::showDigest()
{
    const QString digest = digestOf(m_session.document().request());
    m_digest->setText(digestWords(digest.left(16)) + u'\n' + digestWords(digest.mid(16, 16)));
    m_digest->setToolTip(digest);
    m_digest->setAccessibleName(tr("Digest %1").arg(digestWords(digest)));
}

void SendStep::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showRequest();
}

void SendStep::showObstacle()
{
    const auto obstacle = m_session.obstacle();
    const int pages = m_session.document().targets().counts().willBeSent;
    m_send->setText(m_session.isSending() ? tr("Sending …") : tr("Send to %Ln page(s)", nullptr, pages));
    m_send->setEnabled(!obstacle && !m_session.isSending());
    m_why->setText(
        obstacle
            ? (obstacle->meaning.isEmpty() ? obstacle->title : obstacle->title + u". "_s + obstacle->meaning)
            : tr("The delivery begins at once. You can pause or stop it at any time; what is posted stays."));
    m_why->setAccessibleName(m_why->text());
    m_cure->setVisible(obstacle && obstacle->cure != CureAt::Nowhere);
    m_cure->setText(obstacle ? cureWords(obstacle->cure) : QString());
    m_send->setAccessibleDescription(m_why->text());
}

QWidget *SendStep::firstFocus()
{
    // Never the button that posts: a stray Enter must not send.
    return m_copy;
}

} // namespace paperround
