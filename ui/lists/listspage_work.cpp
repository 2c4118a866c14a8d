// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the chosen lists; what is shown is in listspage.cpp.
#include "domain/delivery/mark.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/lists/comparewindow.h"
#include "ui/lists/excludewindow.h"
#include "ui/lists/listspage.h"
#include "ui/widgets/metrics.h"

#include <QCoroTask>
#include <QInputDialog>
#include <QListView>

namespace paperround {

using namespace Qt::StringLiterals;

void ListsPage::openInDraft()
{
    const QList<ListEntry> entries = chosen();
    if (entries.size() != 1)
        return;
    const ListEntry &entry = entries.constFirst();
    switch (entry.kind) {
    case ListEntry::Kind::Kept:
        Q_EMIT openRequested(PageId::Drafts, u"kept:"_s + entry.id);
        return;
    case ListEntry::Kind::Page:
        Q_EMIT openRequested(PageId::Drafts, u"page:%1/%2"_s.arg(entry.origin.wiki, entry.origin.id));
        return;
    case ListEntry::Kind::Recipe:
        Q_EMIT openRequested(PageId::Drafts, u"recipe:"_s + entry.origin.id);
        return;
    case ListEntry::Kind::Excluded:
        openExcluded(entry.name); // who gets nothing is no list to send to
        return;
    }
}

void ListsPage::openExcluded(const QString &name)
{
    auto *opened = new ExcludeWindow(m_excluded, m_desk.farm().home, name, m_clock, m_desk.names(), window());
    connect(opened, &ExcludeWindow::changed, this, &ListsPage::reload);
    opened->show();
}

/// It is there with its first entry; a name that is taken opens that list.
void ListsPage::beginExcludeList()
{
    auto *dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(scaled(400, this), 0);
    dialog->setWindowTitle(tr("New exclude list"));
    dialog->setLabelText(tr("Name of the list, as “Asked to stop”:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        const QString clean = name.trimmed().left(KeptListHead::LongestName);
        if (!clean.isEmpty())
            openExcluded(clean);
    });
    dialog->open();
}

void ListsPage::rename()
{
    const ListEntry entry = chosen().constFirst();
    auto *dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(scaled(400, this), 0);
    dialog->setWindowTitle(tr("Rename a list"));
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(entry.name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, entry](const QString &name) {
        const QString clean = name.trimmed().left(KeptListHead::LongestName);
        if (!clean.isEmpty() && clean != entry.name)
            renameTo(entry, clean);
    });
    dialog->open();
}

void ListsPage::renameTo(const ListEntry &entry, const QString &name)
{
    const QString told = tr("%1 is now called %2.").arg(isolated(entry.name), isolated(name));
    ListEntry back = entry;
    back.name = name;
    const auto undo = [this, back, name = entry.name] { renameTo(back, name); };
    Task<void> renaming = entry.kind == ListEntry::Kind::Kept
        ? m_kept.rename(entry.id, name)
        : m_excluded.rename(m_desk.farm().home, entry.name, name);
    QCoro::connect(std::move(renaming), this, [this, told, undo, back](const Result<void> &result) {
        if (!result && result.error().code == u"exists"_s) {
            done(failure(ErrorKind::Input, u"name-taken"_s, back.name), {});
            return;
        }
        done(result, told, undo);
        if (result)
            read({back});
    });
}

void ListsPage::duplicate()
{
    const ListEntry entry = chosen().constFirst();
    const QString name = m_model.freeName(entry.kind, entry.name);
    const QString told = tr("%1 is a copy of %2.").arg(isolated(name), isolated(entry.name));
    if (entry.kind == ListEntry::Kind::Excluded) {
        QCoro::connect(m_excluded.lists(m_desk.farm().home), this,
                       [this, entry, name, told](const Result<QList<ExcludeList>> &lists) {
                           for (const ExcludeList &list : lists.value_or(QList<ExcludeList>())) {
                               if (list.name == entry.name)
                                   change({name, list.entries, {}}, told);
                           }
                       });
        return;
    }
    QCoro::connect(
        m_kept.list(entry.id), this, [this, name, told](const Result<std::optional<KeptList>> &list) {
            if (!list || !*list) {
                tell(tr("The list could not be read."),
                     list ? Error{ErrorKind::Storage, u"no-such-list"_s, {}} : list.error());
                return;
            }
            KeptList copy = **list;
            copy.head.id = newDeliveryId();
            copy.head.name = name;
            const auto undo = [this, id = copy.head.id, name] {
                QCoro::connect(m_kept.remove(id), this, [this, name](const Result<void> &gone) {
                    done(gone, tr("%1 is gone again.").arg(isolated(name)));
                });
            };
            QCoro::connect(m_kept.save(copy), this,
                           [this, told, undo](const Result<void> &saved) { done(saved, told, undo); });
        });
}

void ListsPage::remove()
{
    const ListEntry entry = chosen().constFirst();
    if (entry.kind == ListEntry::Kind::Excluded) {
        QCoro::connect(m_excluded.lists(m_desk.farm().home), this,
                       [this, entry](const Result<QList<ExcludeList>> &lists) {
                           for (const ExcludeList &list : lists.value_or(QList<ExcludeList>())) {
                               if (list.name == entry.name)
                                   change({list.name, {}, list.entries},
                                          tr("Deleted: %1. Its pages and users get messages again.")
                                              .arg(isolated(list.name)));
                           }
                       });
        return;
    }
    // Read first, so that undo has the whole of it.
    QCoro::connect(m_kept.list(entry.id), this, [this](const Result<std::optional<KeptList>> &list) {
        if (list && *list)
            removeKept(**list);
        else
            done(list ? Result<void>() : tl::unexpected(list.error()), {});
    });
}

void ListsPage::removeKept(const KeptList &list)
{
    const QString name = isolated(list.head.name);
    const auto undo = [this, list, name] {
        QCoro::connect(m_kept.save(list), this, [this, list, name](const Result<void> &back) {
            // The undo is all that holds it: where the store refuses, it is offered again.
            if (back) {
                done(back, tr("%1 is back.").arg(name));
                return;
            }
            done({}, tr("Deleted: %1").arg(name), [this, list] { removeKept(list); });
            tell(tr("%1 could not be brought back.").arg(name), back.error());
        });
    };
    QCoro::connect(m_kept.remove(list.head.id), this, [this, name, undo](const Result<void> &gone) {
        done(gone, tr("Deleted: %1").arg(name), undo);
    });
}

/// Of an exclude list; its opposite undoes it.
void ListsPage::change(const ExcludeEdit &edit, const QString &told)
{
    QCoro::connect(
        m_excluded.change(m_desk.farm().home, edit), this, [this, told](const Result<ExcludeEdit> &opposite) {
            if (!opposite) {
                done(tl::unexpected(opposite.error()), {});
                return;
            }
            done({}, told,
                 [this, back = *opposite] { change(back, tr("%1 is as it was.").arg(isolated(back.list))); });
        });
}

void ListsPage::readRows(const ListEntry &entry, const SourceShelf::Chosen &then)
{
    if (entry.kind == ListEntry::Kind::Kept) {
        m_shelf.readKeptList(entry.id, then);
        return;
    }
    if (entry.kind == ListEntry::Kind::Excluded) {
        m_shelf.readExcludeList(entry.name, then);
        return;
    }
    QCoro::connect(m_kept.source(entry.id, entry.letter), this,
                   [this, then](const Result<std::optional<TargetSource>> &source) {
                       if (source && *source)
                           then(**source);
                       else
                           tell(tr("The list could not be read."),
                                source ? Error{ErrorKind::Storage, u"no-such-list"_s, {}} : source.error());
                   });
}

void ListsPage::compare()
{
    const QList<ListEntry> entries = chosen();
    if (entries.size() != 2)
        return;
    readRows(entries[0], [this, right = entries[1]](const TargetSource &left) {
        readRows(right, [this, left](const TargetSource &other) { showComparison(left, other); });
    });
}

void ListsPage::showComparison(const TargetSource &left, const TargetSource &right)
{
    auto *comparison = new CompareWindow(left, right, m_desk.names(), window());
    comparison->setOffer(tr("Keep what is shown as a list"));
    QCoro::connect(m_excluded.lists(m_desk.farm().home), comparison,
                   [comparison, left, right](const Result<QList<ExcludeList>> &lists) {
                       comparison->showReasons(left, right, lists.value_or(QList<ExcludeList>()));
                   });
    connect(comparison, &CompareWindow::sourceWanted, this, &ListsPage::keep);
    comparison->show();
}

void ListsPage::keep(const QString &name, const TargetRows &rows)
{
    const QString shorter = name.left(KeptListHead::LongestName);
    KeptList list{{newDeliveryId(), m_desk.farm().home, shorter, m_clock.now(), rows.size()}, {}, u"A"_s, {}};
    list.sources.append(
        {.name = shorter, .origin = {.kind = SourceKind::Paste}, .read = m_clock.now(), .rows = rows});
    QCoro::connect(m_kept.save(list), this, [this, list](const Result<void> &saved) {
        done(saved, tr("%1 is kept on this computer.").arg(isolated(list.head.name)),
             [this, list] { removeKept(list); });
    });
}

void ListsPage::done(const Result<void> &result, const QString &told, const std::function<void()> &undo)
{
    if (!result) {
        tell(tr("The list is as it was."), result.error());
        return;
    }
    m_list->setFocus(); // the keyboard goes on where it was, whatever button was pressed
    m_bar->clear();
    m_undo = undo;
    if (!told.isEmpty()) {
        Notice notice{.key = u"done"_s, .tone = Tone::Sending, .title = told};
        if (undo)
            notice.actions.append({tr("Undo"), [this] { this->undo(); }});
        m_bar->raiseNotice(notice);
    }
    reload();
}

void ListsPage::undo()
{
    if (const auto undo = std::exchange(m_undo, {})) {
        m_bar->withdraw(u"done"_s);
        undo();
    }
}

void ListsPage::tell(const QString &title, const Error &error)
{
    const Explanation why = explain(error);
    m_bar->raiseNotice({.key = title,
                        .tone = Tone::Failed,
                        .title = title,
                        .text = why.what + u". "_s + why.text(),
                        .details = why.details});
}

} // namespace paperround
