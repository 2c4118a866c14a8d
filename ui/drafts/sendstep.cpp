// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/sendstep.h"

#include "domain/review/testsend.h"
#include "models/bidi.h"
#include "models/draftsmodel.h"
#include "models/optionwords.h"
#include "models/reviewwords.h"
#include "models/rowwords.h"
#include "models/sentences.h"
#include "models/submittedwords.h"
#include "ui/drafts/sendoptions.h"
#include "ui/review/requestdelegate.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/permissiondialog.h"

#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

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
    , m_permit(new ActionButton(cureWords(CureAt::Permission), ActionButton::Kind::Plain, {}, this))
    , m_copy(ActionButton::iconOnly(u"copy"_s, tr("Copy the digest"), this))
    , m_sendTest(new ActionButton(tr("Send a test"), ActionButton::Kind::Plain, {}, this))
    , m_showTest(new ActionButton(tr("Show it"), ActionButton::Kind::Link, {}, this))
    , m_options(new SendOptions(session, this))
    , m_numberNote(textLabel({}, false, this))
    , m_number(new QLineEdit(this))
    , m_submit(new ActionButton(tr("Submit for review"), ActionButton::Kind::Plain, u"review"_s, this))
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
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("The request"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeFacts());
    all->addWidget(scroll, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(makeFoot());
    listen();
    showRequest();
}

QWidget *SendStep::makeFacts()
{
    auto *facts = new QWidget(this);
    const int margin = scaled(16, this);
    auto *column = new QVBoxLayout(facts);
    column->setContentsMargins(margin, scaled(12, this), margin, scaled(12, this));
    column->setSpacing(scaled(12, this));
    m_form = new QFormLayout;
    QFormLayout *const form = m_form;
    form->setHorizontalSpacing(scaled(24, this));
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_message = fact(form, tr("Message"));
    m_targets = fact(form, tr("Targets"));
    m_leftOut = textLabel({}, true, facts);
    form->addRow(QString(), m_leftOut);
    m_wikis = fact(form, tr("Wikis"));
    m_account = fact(form, tr("Account"));
    m_permissions = fact(form, tr("Permission"), {m_permit});
    m_route = fact(form, tr("Route"));
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
    m_test = fact(form, tr("Test"), {m_sendTest, m_showTest});
    m_sendTest->setToolTip(
        tr("Posts the message to one page, as a delivery of its own. Nobody else gets it."));
    column->addLayout(form);
    column->addWidget(ruleLine(Qt::Horizontal, facts));
    column->addWidget(m_options);
    column->addStretch(1);
    return facts;
}

void SendStep::listen()
{
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(digestOf(m_session.document().request())); });
    connect(m_send, &QPushButton::clicked, &m_session, &DraftSession::send);
    connect(m_submit, &QPushButton::clicked, &m_session, &DraftSession::submit);
    connect(m_sendTest, &QPushButton::clicked, &m_session, &DraftSession::sendTest);
    connect(m_showTest, &QPushButton::clicked, this, [this] { Q_EMIT deliveryWanted(m_session.test().id); });
    connect(m_permit, &QPushButton::clicked, this, &SendStep::askForPermission);
    connect(m_number, &QLineEdit::textChanged, &m_session, &DraftSession::setTyped);
    connect(&m_session, &DraftSession::checksChanged, this, &SendStep::showRequest);
    connect(&m_session, &DraftSession::sendingChanged, this, &SendStep::showObstacle);
    connect(&m_session, &DraftSession::testChanged, this, &SendStep::showTest);
    connect(&m_session.desk(), &Desk::policyChanged, this, &SendStep::showTest);
    connect(&m_session, &DraftSession::refused, this, [this](const Error &error) {
        tell(u"refused"_s, tr("Nothing was sent: %1.").arg(explain(error).what), error,
             error.code == "needs-approval"_L1 ? m_submit : nullptr);
    });
    connect(&m_session, &DraftSession::permissionsRefused, this, [this](const Error &error) {
        tell(u"permission"_s, tr("The permission was not kept: %1.").arg(explain(error).what), error);
    });
    connect(&m_session.document(), &DraftDocument::opened, this, [this] {
        m_bar->clear();
        m_number->clear();
    });
    // Over a long list it takes a while: only where somebody looks, and not at each keystroke.
    m_digestSoon.setSingleShot(true);
    m_digestSoon.setInterval(200);
    connect(&m_digestSoon, &QTimer::timeout, this, [this] {
        showDigest();
        showSubmitted();
    });
    connect(&m_session, &DraftSession::queueChanged, this, [this] {
        showRequest();
        showSubmitted();
    });
}

void SendStep::tell(const QString &key, const QString &title, const Error &error, QPushButton *cure)
{
    const Explanation why = explain(error);
    Notice notice{
        .key = key, .tone = Tone::Failed, .title = title, .text = why.text(), .details = why.details};
    if (cure)
        notice.actions = {{cure->text(), [cure] { cure->click(); }}};
    m_bar->raiseNotice(notice);
}

QLabel *SendStep::fact(QFormLayout *form, const QString &name, const QList<QPushButton *> &buttons)
{
    auto *value = textLabel({}, false, this);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (buttons.isEmpty()) {
        form->addRow(factName(name, this), value);
        return value;
    }
    auto *field = new QWidget(this); // So that the row can be hidden as one.
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(value);
    auto *line = new QHBoxLayout;
    for (QPushButton *button : buttons)
        line->addWidget(button);
    line->addStretch(1);
    column->addLayout(line);
    form->addRow(factName(name, this), field);
    return value;
}

QWidget *SendStep::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *box = new QVBoxLayout(foot);
    box->setContentsMargins(scaled(16, this), scaled(12, this), scaled(16, this), scaled(12, this));
    m_number->setMaximumWidth(scaled(120, this));
    m_number->setObjectName(u"number"_s);
    m_numberNote->setBuddy(m_number);
    box->addWidget(m_numberNote);
    box->addWidget(m_number, 0, Qt::AlignLeading);
    m_send->setMinimumHeight(scaled(32, this));
    m_send->setObjectName(u"send"_s);
    m_submit->setMinimumHeight(scaled(32, this));
    m_submit->setObjectName(u"submit"_s);
    m_submit->setToolTip(
        tr("Writes the request on the home wiki, where a second person approves exactly this."));
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(8, this));
    line->addStretch(1);
    line->addWidget(m_submit);
    line->addWidget(m_send);
    box->addLayout(line);
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
    QStringList leftOut{
        tr("%1 of %2 left out")
            .arg(locale.toString(counts.total - counts.willBeSent), locale.toString(counts.total))};
    constexpr qsizetype reasons = 3; // All of them are in Checks.
    for (const LeftOut &left : m_session.leftOut().first(std::min(reasons, m_session.leftOut().size())))
        leftOut.append(tr("%1: %2", "a reason, then how many pages")
                           .arg(leftOutWords(left), locale.toString(left.pages)));
    if (m_session.leftOut().size() > reasons)
        leftOut.append(tr("more, see Checks"));
    m_leftOut->setText(leftOut.join(u" · "_s));
    constexpr int named = 3;
    const QStringList first = wikis.mid(0, number > named + 1 ? named : number);
    m_wikis->setText(first.join(u'\n')
                     + (first.size() < number
                            ? u'\n' + tr("%Ln more", nullptr, number - static_cast<int>(first.size()))
                            : QString()));
    const auto &account = m_session.desk().account();
    m_account->setText(
        account ? tr("%1 on %2").arg(isolated(account->name), isolated(m_session.desk().farm().name))
                : tr("nobody is signed in"));
    m_route->setText(m_session.document().options().route == Route::MassMessage ? tr("MassMessage, watched")
                                                                                : tr("Talk page edits"));
    m_approval->setText(m_session.queue()
                            ? approvalWords(m_session.queue()->policy.policy.review, counts.willBeSent)
                            : tr("As the farm’s policy says; it is asked before anything is sent"));
    const int warnings = m_session.checks().count(Severity::Warning);
    m_warnings->setText(warnings == 0 ? tr("No warnings")
                                      : tr("%Ln warning(s), see Checks", nullptr, warnings));
    if (isVisible())
        m_digestSoon.start();
    showPermissions();
    showTest();
    showObstacle();
}

void SendStep::showPermissions()
{
    const int wikis = static_cast<int>(m_session.unconfirmed().size());
    m_permissions->setText(wikis == 0
                               ? tr("Every wiki is confirmed")
                               : tr("%Ln wiki(s) not confirmed: the pages there are held", nullptr, wikis));
    m_permit->setVisible(wikis > 0);
    m_form->setRowVisible(m_permissions->parentWidget(), m_session.asksForPermission());
}

void SendStep::askForPermission()
{
    if (m_session.unconfirmed().isEmpty())
        return;
    auto *dialog = new PermissionDialog(m_session.unconfirmed(), m_session.desk().names(), window());
    connect(dialog, &PermissionDialog::given, &m_session, &DraftSession::permit);
    dialog->open();
}

void SendStep::showTest()
{
    const TestSend &test = m_session.test();
    const auto &account = m_session.desk().account();
    const Target target = test.id.isEmpty()
        ? testTarget(withPolicy(m_session.desk().farm(), m_session.desk().policy()),
                     account ? account->name : QString())
        : test.row.target;
    const QString page =
        tr("%1 on %2").arg(isolated(target.title), m_session.desk().names().shown(target.wiki));
    const bool changed = test.message != m_session.document().message();
    QString words;
    if (test.id.isEmpty())
        words = account ? tr("Not sent yet; it would go to %1").arg(page) : tr("Not sent yet");
    else if (!hasEnded(test.row.state))
        words = tr("On its way to %1").arg(page);
    else if (test.row.state != RowState::Delivered)
        words = tr("Not delivered to %1: %2").arg(page, reasonTitle(test.row.reason));
    else if (changed)
        words = tr("Sent to %1; the message has changed since").arg(page);
    else
        words = tr("Sent to %1, %2").arg(page, timeWords(test.row.time));
    m_test->setText(words);
    m_sendTest->setText(test.id.isEmpty() ? tr("Send a test") : tr("Send another test"));
    m_sendTest->setEnabled(m_session.mayTest());
    m_showTest->setVisible(!test.id.isEmpty());
}

void SendStep::showDigest()
{
    const QString digest = digestOf(m_session.document().request());
    m_digest->setText(digestWords(digest.left(16)) + u'\n' + digestWords(digest.mid(16, 16)));
    m_digest->setToolTip(digest);
    m_digest->setAccessibleName(tr("Digest %1").arg(digestWords(digest)));
}

void SendStep::showSubmitted()
{
    const QString key = u"submitted"_s;
    const QueuedRequest *queued = m_session.submittedRequest();
    m_submit->setVisible(!m_session.queue()
                         || m_session.queue()->policy.policy.review.queue == ReviewPolicy::Queue::Wiki);
    m_submit->setText(queued ? tr("Submit again") : tr("Submit for review"));
    if (!queued) {
        m_bar->withdraw(key);
        return;
    }
    const bool changed = queued->request
        && !askTheSame(submissionOf(m_session.document().request()), queued->request->submission());
    const Explanation words = submittedWords(*queued, changed);
    m_bar->raiseNotice({.key = key,
                        .tone = toneOfRequest(queued->request ? int(queued->request->standing.state) : -1),
                        .title = words.what + u'.',
                        .text = words.text(),
                        .details = words.details,
                        .actions = {{tr("Show it in Review"),
                                     [this, title = queued->title] { Q_EMIT requestWanted(title); }}},
                        .closable = false});
}

void SendStep::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_session.askQueue();
    showSubmitted();
    showRequest();
}

void SendStep::showObstacle()
{
    const auto obstacle = m_session.obstacle();
    const int number = m_session.numberToType();
    m_numberNote->setText(tr("So many pages are more than usual: type their number, %L1.").arg(number));
    m_number->setAccessibleName(m_numberNote->text());
    m_numberNote->setVisible(number > 0);
    m_number->setVisible(number > 0);
    const int pages = m_session.document().targets().counts().willBeSent;
    m_send->setText(m_session.isSending() ? tr("Sending …") : tr("Send to %Ln page(s)", nullptr, pages));
    m_send->setEnabled(!obstacle && !m_session.isSending());
    m_submit->setEnabled(m_send->isEnabled());
    m_why->setText(
        obstacle
            ? (obstacle->meaning.isEmpty() ? obstacle->title : obstacle->title + u". "_s + obstacle->meaning)
            : m_session.document().options().notBefore > m_session.now()
            ? tr("It waits for its time. You can pause or stop it at any time; what is posted stays.")
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
