// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QString>
#include <QStringList>
#include <QTest>

#include <functional>

class QAbstractItemView;
class QKeySequence;
class QWidget;

namespace paperround {

/// Somebody in front of the windows, with a mouse or with a keyboard alone. Finds things by what a screen
/// reader would say of them, touches only what can be seen and reached, and waits for facts. Each function
/// tells whether it could be done; the first that could not is kept in trouble().
class Person
{
public:
    enum class Hand { Mouse, Keyboard };

    explicit Person(Hand hand);

    [[nodiscard]] bool until(const QString &what, const std::function<bool()> &fact);
    /// Waits for a widget in front that begins with these words.
    [[nodiscard]] bool sees(const QString &words);
    /// Waits until nothing in front has less room than the least it asks for, or reaches over an edge.
    [[nodiscard]] bool seesAllWhole();
    [[nodiscard]] bool press(const QString &button);
    /// Replaces what stands in a field.
    [[nodiscard]] bool write(const QString &field, const QString &text);
    /// The first line of a list or table that fits.
    [[nodiscard]] bool choose(const QString &view, const QString &what,
                              const std::function<bool(const QModelIndex &)> &fits);
    /// The same without taking it: by keyboard the line is only the current one, by mouse it is clicked.
    [[nodiscard]] bool stand(const QString &view, const QString &what,
                             const std::function<bool(const QModelIndex &)> &fits);
    /// The entry of a drop-down list that begins with these words.
    [[nodiscard]] bool pick(const QString &list, const QString &entry);
    /// Replaces what stands in the field that has the keyboard, such as a cell that is edited.
    [[nodiscard]] bool type(const QString &text);
    [[nodiscard]] bool chooseInMenu(const QString &button, const QStringList &path);
    /// With either hand: shortcuts are for everybody.
    [[nodiscard]] bool keys(const QKeySequence &keys, QTest::KeyAction how = QTest::Click);

    /// What stands in front and begins with these words; null: nothing does.
    [[nodiscard]] QWidget *find(const QString &words, const char *kind = "QWidget") const;
    [[nodiscard]] static QWidget *window();
    [[nodiscard]] static QWidget *front(); ///< A popup or dialog where there is one, else the window.
    [[nodiscard]] Hand hand() const { return m_hand; }
    [[nodiscard]] const QString &trouble() const { return m_trouble; }
    bool fail(const QString &trouble);

private:
    [[nodiscard]] bool awaitWidget(const QString &words, const char *kind, QWidget **found);
    /// Activates what is in front: offscreen no window manager does, and a closed menu stays the active
    /// window.
    static void turnToFront();
    [[nodiscard]] bool click(QWidget *widget, const QPoint &at);
    [[nodiscard]] bool reach(QWidget *widget);
    [[nodiscard]] bool go(const QString &view, const QString &what,
                          const std::function<bool(const QModelIndex &)> &fits, bool take);
    [[nodiscard]] bool walkTo(QAbstractItemView *view, const QPersistentModelIndex &wanted, bool take);
    void takeFromMenu(QStringList path, int tries);

    Hand m_hand;
    QString m_trouble;
};

/// A name as people read it: without marks of direction and of shortcuts, and in few words.
[[nodiscard]] QString plainWords(QString text);

} // namespace paperround
