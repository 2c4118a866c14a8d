// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/sendoptions.h"

#include "models/optionwords.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

enum Waves { NoWaves, UsualWaves, OwnWaves };

const QList<int> Usual{1, 10};

constexpr int LongestTrace = 7 * 24 * 60; ///< Minutes; as long as a request may say.

/// Local, on the minute; two digits of a year would be a riddle in an archive.
QString timeFormat()
{
    QString format = QLocale().dateTimeFormat(QLocale::ShortFormat);
    return format.contains(u"yyyy"_s) ? format : format.replace(u"yy"_s, u"yyyy"_s);
}

/// As a person would type them.
QString sharesText(const QList<int> &shares)
{
    QStringList text;
    for (const int share : shares)
        text.append(QLocale().toString(share));
    return text.join(u", "_s);
}

} // namespace

SendOptions::SendOptions(DraftSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_timesNote(textLabel({}, true, this))
    , m_waves(new QComboBox(this))
    , m_shares(new QLineEdit(this))
    , m_wavesNote(textLabel({}, true, this))
    , m_oncePerPerson(new QCheckBox(tr("Once per person"), this))
    , m_routeName(textLabel(tr("Route"), false, this))
    , m_route(new QComboBox(this))
    , m_routeNote(textLabel({}, true, this))
    , m_traceName(textLabel(tr("Trace within"), false, this))
    , m_trace(new QSpinBox(this))
{
    // Not a form: that gives wrapped text too little height where it spans both columns.
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(24, this));
    grid->setVerticalSpacing(scaled(6, this));
    grid->setColumnStretch(2, 1);
    for (QWidget *wide : QList<QWidget *>{m_waves, m_shares, m_route, m_trace})
        wide->setMaximumWidth(scaled(240, this));
    m_notBefore = addTime(grid, tr("Not before"), &DeliveryOptions::notBefore);
    m_notAfter = addTime(grid, tr("Not after"), &DeliveryOptions::notAfter);
    const auto addWide = [grid](QWidget *widget) { grid->addWidget(widget, grid->rowCount(), 0, 1, 3); };
    addWide(m_timesNote);
    m_waves->addItems({tr("Off: all at once"), sharesWords(Usual), tr("Own shares")});
    m_waves->setAccessibleName(tr("Waves"));
    const int row = grid->rowCount();
    QLabel *wavesName = textLabel(tr("Waves"), false, this);
    wavesName->setBuddy(m_waves);
    grid->addWidget(wavesName, row, 0);
    grid->addWidget(m_waves, row, 1);
    m_shares->setAccessibleName(tr("Shares of the waves in per cent"));
    m_shares->setToolTip(tr("Per cent of the pages, rising: 1, 10, 50. The rest comes last."));
    grid->addWidget(m_shares, grid->rowCount(), 1);
    addWide(m_wavesNote);
    m_oncePerPerson->setToolTip(
        tr("A user with talk pages on several wikis gets the message on one of them."));
    grid->addWidget(m_oncePerPerson, grid->rowCount(), 0, 1, 3, Qt::AlignLeading);
    addRoute(grid);
    setFocusProxy(m_notBefore.box);
    const QList<QWidget *> read{m_notBefore.box, m_notBefore.field, m_notAfter.box, m_notAfter.field, m_waves,
                                m_shares,        m_oncePerPerson,   m_route,        m_trace};
    for (qsizetype i = 1; i < read.size(); ++i)
        setTabOrder(read[i - 1], read[i]);
    connect(m_waves, &QComboBox::activated, this, [this](int chosen) {
        const QList<int> &waves = m_session.document().options().waves;
        if (chosen == OwnWaves)
            m_shares->setText(sharesText(waves.isEmpty() ? Usual : waves));
        takeWaves();
    });
    connect(m_shares, &QLineEdit::textEdited, this, &SendOptions::takeWaves);
    connect(m_oncePerPerson, &QCheckBox::clicked, this, [this](bool on) {
        DeliveryOptions options = m_session.document().options();
        options.oncePerPerson = on;
        m_session.document().setOptions(options, tr("once per person"));
    });
    connect(&session.document(), &DraftDocument::optionsChanged, this, &SendOptions::showOptions);
    connect(&session.document(), &DraftDocument::opened, this, [this] {
        m_waves->setCurrentIndex(NoWaves); // Of the draft before.
        showOptions();
    });
    connect(&session, &DraftSession::checksChanged, this, &SendOptions::showWaves);
    connect(&session, &DraftSession::checksChanged, this, &SendOptions::showRoute);
    showOptions();
}

void SendOptions::addRoute(QGridLayout *grid)
{
    m_route->addItems({tr("Your own account"), tr("MassMessage")});
    m_route->setAccessibleName(tr("Route"));
    m_routeName->setBuddy(m_route);
    int row = grid->rowCount();
    grid->addWidget(m_routeName, row, 0);
    grid->addWidget(m_route, row, 1);
    grid->addWidget(m_routeNote, ++row, 0, 1, 3);
    m_trace->setRange(1, LongestTrace);
    m_trace->setFixedHeight(m_waves->sizeHint().height());
    m_trace->setSuffix(tr(" min"));
    m_trace->setKeyboardTracking(false); // A number that is half typed is none.
    m_trace->setAccessibleName(tr("Minutes within which a trace is to be seen"));
    m_trace->setToolTip(
        tr("A page whose wiki shows no trace of the message for so long is held, and you decide."));
    m_traceName->setBuddy(m_trace);
    grid->addWidget(m_traceName, ++row, 0);
    grid->addWidget(m_trace, row, 1);
    connect(m_route, &QComboBox::activated, this, [this](int chosen) {
        DeliveryOptions options = m_session.document().options();
        options.route = chosen == 0 ? Route::Edit : Route::MassMessage;
        m_session.document().setOptions(options, tr("route"));
    });
    connect(m_trace, &QSpinBox::valueChanged, this, [this](int minutes) {
        DeliveryOptions options = m_session.document().options();
        options.traceMinutes = minutes;
        m_session.document().setOptions(options, tr("time for a trace"));
    });
}

SendOptions::Time SendOptions::addTime(QGridLayout *grid, const QString &words,
                                       QDateTime DeliveryOptions::*member)
{
    const Time time{new QCheckBox(words, this), new QDateTimeEdit(this), member};
    time.field->setLayoutDirection(Qt::LeftToRight); // Mirrored, Qt turns hours and seconds round.
    time.field->setCalendarPopup(true);
    time.field->setDisplayFormat(timeFormat());
    time.field->setAccessibleName(words);
    time.field->setKeyboardTracking(false); // A time that is half typed is none.
    time.field->setFixedHeight(m_waves->sizeHint().height());
    time.field->setMaximumWidth(scaled(240, this));
    // Below each other: side by side they would be wider than the panel where words are long.
    grid->addWidget(time.box, grid->rowCount(), 0, 1, 3, Qt::AlignLeading);
    auto *line = new QHBoxLayout;
    line->addSpacing(scaled(24, this));
    line->addWidget(time.field);
    line->addStretch(1);
    grid->addLayout(line, grid->rowCount(), 0, 1, 3);
    connect(time.box, &QCheckBox::clicked, this, [this, time] { takeTime(time); });
    connect(time.field, &QDateTimeEdit::dateTimeChanged, this, [this, time] { takeTime(time); });
    return time;
}

void SendOptions::takeTime(const Time &time)
{
    DeliveryOptions options = m_session.document().options();
    options.*time.member = time.box->isChecked() ? time.field->dateTime().toUTC() : QDateTime();
    m_session.document().setOptions(options, time.box->text());
}

void SendOptions::showTime(const Time &time, const QDateTime &usual)
{
    const QDateTime chosen = m_session.document().options().*time.member;
    const QSignalBlocker quiet(time.field);
    time.box->setChecked(chosen.isValid());
    time.field->setEnabled(chosen.isValid());
    time.field->setDateTime((chosen.isValid() ? chosen : usual).toLocalTime());
}

void SendOptions::takeWaves()
{
    DeliveryOptions options = m_session.document().options();
    QString unread;
    switch (m_waves->currentIndex()) {
    case NoWaves:
        options.waves.clear();
        break;
    case UsualWaves:
        options.waves = Usual;
        break;
    case OwnWaves:
        if (const auto read = sharesIn(m_shares->text()))
            options.waves = *read;
        else
            unread = tr("The shares of the waves cannot be read");
        break;
    }
    m_session.setUnreadOption(unread);
    m_session.document().setOptions(options, tr("waves"));
    showWaves();
}

void SendOptions::showOptions()
{
    const DeliveryOptions &options = m_session.document().options();
    // The next full hour, and some hours to read it in.
    const QDateTime now = m_session.now();
    const QDateTime next = now.addSecs(3600 - now.time().minute() * 60 - now.time().second());
    showTime(m_notBefore, next);
    showTime(m_notAfter, (options.notBefore.isValid() ? options.notBefore : next).addSecs(6 * 3600));
    m_timesNote->setText(timesWords(options));
    m_timesNote->setVisible(!m_timesNote->text().isEmpty());
    m_oncePerPerson->setChecked(options.oncePerPerson);
    const bool own = m_waves->currentIndex() == OwnWaves && sharesIn(m_shares->text()) == options.waves;
    if (!own) {
        m_waves->setCurrentIndex(options.waves.isEmpty()      ? NoWaves
                                     : options.waves == Usual ? UsualWaves
                                                              : OwnWaves);
        m_shares->setText(sharesText(options.waves));
        m_session.setUnreadOption({});
    }
    showRoute();
    showWaves();
}

void SendOptions::showRoute()
{
    const std::optional<RouteProposal> proposal = m_session.proposedRoute();
    const DeliveryOptions &options = m_session.document().options();
    const bool handsOver = options.route == Route::MassMessage;
    // Who cannot choose is not asked; who chose it elsewhere sees it, and can take it back.
    const bool shown = handsOver || (proposal && proposal->possible);
    m_routeName->setVisible(shown);
    m_route->setVisible(shown);
    m_routeNote->setVisible(shown && proposal);
    m_route->setCurrentIndex(handsOver ? 1 : 0);
    const QSignalBlocker quiet(m_trace);
    m_trace->setValue(options.traceMinutes);
    m_traceName->setVisible(handsOver);
    m_trace->setVisible(handsOver);
    m_routeNote->setText(proposal ? routeWords(*proposal) : QString());
}

void SendOptions::showWaves()
{
    const bool own = m_waves->currentIndex() == OwnWaves;
    m_shares->setVisible(own);
    const QList<int> &waves = m_session.document().options().waves;
    if (own && !sharesIn(m_shares->text()))
        m_wavesNote->setText(tr("Write rising shares in per cent, from 1 to 99: 1, 10, 50."));
    else if (waves.isEmpty())
        m_wavesNote->clear();
    else
        m_wavesNote->setText(wavesWords(m_session.document().targets().counts().willBeSent, waves));
    m_wavesNote->setVisible(!m_wavesNote->text().isEmpty());
}

} // namespace paperround
