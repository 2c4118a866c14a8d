// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace paperround {

/// When and how a draft is to be delivered: times, waves, once per person, the route.
class SendOptions : public QWidget
{
    Q_OBJECT
public:
    explicit SendOptions(DraftSession &session, QWidget *parent = nullptr);

private:
    /// A time that may be chosen: its box and its field, for a member of the options.
    struct Time
    {
        QCheckBox *box;
        QDateTimeEdit *field;
        QDateTime DeliveryOptions::*member;
    };
    [[nodiscard]] Time addTime(QGridLayout *grid, const QString &words, QDateTime DeliveryOptions::*member);
    void addRoute(QGridLayout *grid);
    void takeTime(const Time &time);
    void showTime(const Time &time, const QDateTime &usual);
    void takeWaves();
    void showOptions();
    void showWaves();
    void showRoute();

    DraftSession &m_session;
    Time m_notBefore;
    Time m_notAfter;
    QLabel *m_timesNote;
    QComboBox *m_waves;
    QLineEdit *m_shares;
    QLabel *m_wavesNote;
    QCheckBox *m_oncePerPerson;
    QLabel *m_routeName;
    QComboBox *m_route;
    QLabel *m_routeNote;
    QLabel *m_traceName;
    QSpinBox *m_trace; ///< Minutes.
};

} // namespace paperround
