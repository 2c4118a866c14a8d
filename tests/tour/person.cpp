// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/person.h"

#include "tour/longwords.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QKeySequence>
#include <QMenu>
#include <QScrollArea>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// How long a fact may be outstanding. A limit for a tour that has gone wrong, never a pause.
constexpr int Patience = 60'000;
constexpr int MenuTries = 1000;

QString spoken(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? plainWords(interface->text(QAccessible::Name)) : QString();
}

bool isSeen(const QWidget *widget)
{
    // Not visibleRegion(): a view that its viewport covers is seen all the same.
    QRect seen = widget->rect();
    for (const QWidget *up = widget; up && !up->isWindow(); up = up->parentWidget()) {
        const QWidget *parent = up->parentWidget();
        const auto *scroll = qobject_cast<const QScrollArea *>(parent->parentWidget());
        // Somebody who looks for a thing scrolls.
        seen =
            scroll && scroll->widget() == up ? parent->rect() : seen.translated(up->pos()) & parent->rect();
    }
    return widget->isVisible() && !seen.isEmpty();
}

bool isWhole(QWidget *widget)
{
    QSize least = widget->minimumSizeHint().expandedTo(widget->minimumSize());
    if (widget->hasHeightForWidth())
        least.setHeight(widget->heightForWidth(widget->width()));
    least = least.boundedTo(widget->maximumSize());
    const int start = widget->mapTo(widget->window(), QPoint()).x();
    return widget->size().expandedTo(least) == widget->size() && start >= 0
        && start + widget->width() <= widget->window()->width();
}

} // namespace

QString plainWords(QString text)
{
    return LongWords::undone(
        text.remove(QChar(0x2068)).remove(QChar(0x2069)).remove(QChar(0x200E)).remove(u'&'));
}

Person::Person(Hand hand)
    : m_hand(hand)
{
}

bool Person::fail(const QString &trouble)
{
    if (m_trouble.isEmpty())
        m_trouble = trouble;
    return false;
}

QWidget *Person::window()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->isWindow() && widget->windowType() == Qt::Window)
            return widget;
    }
    return nullptr;
}

QWidget *Person::front()
{
    QWidget *popup = QApplication::activePopupWidget();
    if (popup && !qobject_cast<QMenu *>(popup) && !qobject_cast<QAbstractItemView *>(popup))
        return popup;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->windowType() == Qt::Dialog)
            return widget;
    }
    return window();
}

void Person::turnToFront()
{
    QWidget *front = Person::front();
    if (front && QApplication::activeWindow() != front && !QApplication::activePopupWidget()) {
        front->activateWindow();
        (void)QTest::qWaitForWindowActive(front);
    }
}

bool Person::until(const QString &what, const std::function<bool()> &fact)
{
    return QTest::qWaitFor(fact, Patience) || fail(u"waited in vain: "_s + what);
}

QWidget *Person::find(const QString &words, const char *kind) const
{
    QWidget *front = Person::front();
    QWidget *near = nullptr;
    for (QWidget *widget : front ? front->findChildren<QWidget *>() : QList<QWidget *>()) {
        if (!widget->inherits(kind) || !isSeen(widget))
            continue;
        const QString name = spoken(widget);
        if (name == words)
            return widget;
        if (!near && name.startsWith(words))
            near = widget;
    }
    return near;
}

bool Person::awaitWidget(const QString &words, const char *kind, QWidget **found)
{
    return until(u"“%1” on the screen"_s.arg(words), [&] {
        *found = find(words, kind);
        return *found != nullptr;
    });
}

bool Person::sees(const QString &words)
{
    QWidget *found = nullptr;
    return awaitWidget(words, "QWidget", &found);
}

bool Person::click(QWidget *widget, const QPoint &at)
{
    for (QWidget *up = widget->parentWidget(); up; up = up->parentWidget()) {
        if (auto *scroll = qobject_cast<QScrollArea *>(up))
            scroll->ensureWidgetVisible(widget);
    }
    turnToFront();
    QWidget *top = widget->window();
    const QPoint place = widget->mapTo(top, at);
    QWidget *hit = top->childAt(place);
    if (hit != widget && !widget->isAncestorOf(hit))
        return fail(u"“%1” is covered or cut off"_s.arg(spoken(widget)));
    QTest::mouseMove(top->windowHandle(), place);
    QTest::mouseClick(top->windowHandle(), Qt::LeftButton, {}, place);
    return true;
}

bool Person::keys(const QKeySequence &keys, QTest::KeyAction how)
{
    turnToFront();
    QWidget *front = QApplication::activePopupWidget() ? QApplication::activePopupWidget() : Person::front();
    if (!front)
        return fail(u"no window to type in"_s);
    for (int i = 0; i < keys.count(); ++i)
        QTest::keyEvent(how, front->windowHandle(), keys[i].key(), keys[i].keyboardModifiers());
    return true;
}

bool Person::reach(QWidget *widget)
{
    const auto there = [widget] {
        const QWidget *focus = QApplication::focusWidget();
        return focus && (focus == widget || widget->isAncestorOf(focus) || widget->focusProxy() == focus);
    };
    turnToFront();
    // Tab walks all of a window, and within a text along its links; F6 leads out of where it goes round.
    for (int panes = 0; panes < 8; ++panes) {
        QList<const QWidget *> seen;
        for (int tabs = 0; !there() && tabs < 200; ++tabs) {
            const QWidget *now = QApplication::focusWidget();
            if (seen.contains(now) && seen.last() != now)
                break;
            seen.append(now);
            QTest::keyClick(front()->windowHandle(), Qt::Key_Tab);
        }
        if (there())
            return true;
        QTest::keyClick(front()->windowHandle(), Qt::Key_F6);
    }
    return fail(u"“%1” cannot be reached with the keyboard"_s.arg(spoken(widget)));
}

bool Person::seesAllWhole()
{
    QString cut;
    const auto whole = [&cut] {
        cut.clear();
        for (QWidget *widget : front()->findChildren<QWidget *>()) {
            // What holds others is as whole as they are; what has no name is a part of what has one.
            if (isSeen(widget) && !spoken(widget).isEmpty() && !isWhole(widget)
                && widget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly).isEmpty())
                cut += u" “%1” has %2x%3"_s.arg(spoken(widget)).arg(widget->width()).arg(widget->height());
        }
        return cut.isEmpty();
    };
    return QTest::qWaitFor(whole, Patience) || fail(u"something is cut:"_s + cut);
}

bool Person::press(const QString &button)
{
    QWidget *found = nullptr;
    const auto ready = [&] {
        found = find(button, "QAbstractButton");
        return found && found->isEnabled();
    };
    if (!until(u"the button “%1”"_s.arg(button), ready))
        return false;
    if (m_hand == Hand::Mouse)
        return click(found, found->rect().center());
    return reach(found) && keys(Qt::Key_Space);
}

bool Person::write(const QString &field, const QString &text)
{
    QWidget *found = nullptr;
    const auto ready = [&] {
        found = find(field, "QLineEdit");
        found = found ? found : find(field, "QPlainTextEdit");
        return found && found->isEnabled();
    };
    if (!until(u"the field “%1”"_s.arg(field), ready))
        return false;
    if (m_hand == Hand::Mouse ? !click(found, found->rect().center()) : !reach(found))
        return false;
    QTest::keyClick(found->window()->windowHandle(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(found->window()->windowHandle(), Qt::Key_Delete);
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            QTest::keyClick(found->window()->windowHandle(), Qt::Key_Return);
        // As an input method brings it: any script, not only what has keys.
        QTest::sendKeyEvent(QTest::Click, found, Qt::Key_unknown, lines[i], {});
    }
    return true;
}

bool Person::type(const QString &text)
{
    QWidget *field = QApplication::focusWidget();
    if (!field)
        return fail(u"nothing to type “%1” in"_s.arg(text));
    QTest::keyClick(field->window()->windowHandle(), Qt::Key_A, Qt::ControlModifier);
    QTest::sendKeyEvent(QTest::Click, field, Qt::Key_unknown, text, {});
    return true;
}

bool Person::walkTo(QAbstractItemView *view, const QPersistentModelIndex &wanted, bool take)
{
    if (!reach(view))
        return false;
    // The lines may move while somebody walks along them.
    for (int step = 0; step < 5000 && wanted.isValid(); ++step) {
        const int at = view->currentIndex().isValid() ? view->currentIndex().row() : -1;
        if (at == wanted.row())
            return !take || keys(Qt::Key_Return);
        QTest::keyClick(front()->windowHandle(), at < wanted.row() ? Qt::Key_Down : Qt::Key_Up);
    }
    return fail(u"line %1 of “%2” cannot be reached"_s.arg(wanted.row()).arg(spoken(view)));
}

bool Person::choose(const QString &view, const QString &what,
                    const std::function<bool(const QModelIndex &)> &fits)
{
    return go(view, what, fits, true);
}

bool Person::stand(const QString &view, const QString &what,
                   const std::function<bool(const QModelIndex &)> &fits)
{
    return go(view, what, fits, false);
}

bool Person::go(const QString &view, const QString &what,
                const std::function<bool(const QModelIndex &)> &fits, bool take)
{
    QAbstractItemView *lines = nullptr;
    QPersistentModelIndex wanted;
    const auto ready = [&] {
        lines = qobject_cast<QAbstractItemView *>(find(view, "QAbstractItemView"));
        wanted = QModelIndex();
        for (int row = 0; lines && !wanted.isValid() && row < lines->model()->rowCount(); ++row) {
            if (fits(lines->model()->index(row, 0)))
                wanted = lines->model()->index(row, 0);
        }
        return wanted.isValid();
    };
    if (!until(u"%1 in “%2”"_s.arg(what, view), ready))
        return false;
    if (m_hand == Hand::Keyboard)
        return walkTo(lines, wanted, take);
    lines->scrollTo(wanted);
    // A line may be wider than its view.
    return click(lines->viewport(),
                 lines->visualRect(wanted).intersected(lines->viewport()->rect()).center());
}

bool Person::pick(const QString &list, const QString &entry)
{
    QComboBox *found = nullptr;
    int wanted = -1;
    const auto ready = [&] {
        // Its label tells its name; Qt speaks what is chosen.
        const auto boxes = front()->findChildren<QComboBox *>();
        const auto named = std::ranges::find_if(boxes, [&](QComboBox *box) {
            return LongWords::undone(box->accessibleName()) == list && isSeen(box);
        });
        found = named == boxes.end() ? nullptr : *named;
        wanted = found ? found->count() - 1 : -1;
        while (wanted >= 0 && !LongWords::undone(found->itemText(wanted)).startsWith(entry))
            --wanted;
        return wanted >= 0;
    };
    if (!until(u"“%1” in “%2”"_s.arg(entry, list), ready))
        return false;
    if (m_hand == Hand::Mouse) {
        if (!click(found, found->rect().center())
            || !until(u"the list to open"_s, [found] { return found->view()->isVisible(); }))
            return false;
    } else if (!reach(found)) {
        return false;
    }
    const bool down = wanted > found->currentIndex();
    for (int left = std::abs(wanted - found->currentIndex()); left > 0; --left) {
        if (!keys(down ? Qt::Key_Down : Qt::Key_Up))
            return false;
    }
    return (m_hand == Hand::Keyboard || keys(Qt::Key_Return))
        && until(u"the choice"_s, [&] { return found->currentIndex() == wanted; });
}

void Person::takeFromMenu(QStringList path, int tries)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    const QList<QAction *> actions = menu ? menu->actions() : QList<QAction *>();
    QAction *wanted = nullptr;
    for (QAction *action : actions) {
        if (plainWords(action->text()).startsWith(path.first()))
            wanted = action;
    }
    if (!wanted && tries > 0) {
        // Not open yet, or only the menu that leads there.
        QTimer::singleShot(10, qApp, [this, path, tries] { takeFromMenu(path, tries - 1); });
        return;
    }
    if (!wanted) {
        fail(u"no “%1” in the menu"_s.arg(path.first()));
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        return;
    }
    path.removeFirst();
    if (m_hand == Hand::Mouse) {
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(wanted).center());
    } else {
        for (qsizetype i = 0; i < actions.size() && menu->activeAction() != wanted; ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    }
    if (!path.isEmpty())
        QTimer::singleShot(0, menu, [this, path] { takeFromMenu(path, MenuTries); });
}

bool Person::chooseInMenu(const QString &button, const QStringList &path)
{
    // An opened menu has the event loop until it closes: what to take is arranged before.
    bool taken = false;
    QTimer::singleShot(0, qApp, [this, path, &taken] {
        takeFromMenu(path, MenuTries);
        taken = true;
    });
    if (!press(button) || !until(u"the menu to open"_s, [&taken] { return taken; })
        || !until(u"the menu to close"_s, [] { return QApplication::activePopupWidget() == nullptr; }))
        return false;
    // A desktop gives the window its focus back; without one nobody does, and shortcuts belong to an active
    // window.
    if (QWidget *behind = window())
        behind->activateWindow();
    return m_trouble.isEmpty() && until(u"the window to be active again"_s, [] {
               return QApplication::activeWindow() || !window();
           });
}

} // namespace paperround
