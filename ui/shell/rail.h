// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <QToolButton>

class QLabel;

namespace paperround {

class RailView;

/// Who is signed in, at the foot of the rail; its menu holds the accounts.
class AccountButton : public QToolButton
{
    Q_OBJECT
public:
    explicit AccountButton(QWidget *parent = nullptr);
    void setAccount(const QString &name, const QString &farm);
    void setCompact(bool compact);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_farm;
    bool m_compact = false;
};

/// The start edge: the program's name and menu, the pages, the account.
class Rail : public QFrame
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    void setCompact(bool compact);
    [[nodiscard]] RailView *pages() const { return m_pages; }
    [[nodiscard]] AccountButton *account() const { return m_account; }
    [[nodiscard]] QToolButton *menuButton() const { return m_menu; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RailView *m_pages;
    AccountButton *m_account;
    QToolButton *m_menu;
    QWidget *m_mark;
    QLabel *m_name;
};

/// Says that nothing is at stake, and leads out.
class PracticeBanner : public QFrame
{
    Q_OBJECT
public:
    explicit PracticeBanner(QWidget *parent = nullptr);

Q_SIGNALS:
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_icon;
};

} // namespace paperround
