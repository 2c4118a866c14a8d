// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace paperround {

/// What titles of one wiki share that lead a message to the same page, as far as that is known without asking
/// the wiki: a user's page counts as its talk page, in any case of the prefix and of the name's first letter,
/// which every wiki folds there. The wiki's own names of namespaces, first letters elsewhere (a Wiktionary
/// does not fold them) and redirects are known after the check: the row further down is a duplicate then.
/// UTF-8; `room` keeps what is not just the title.
[[nodiscard]] QByteArrayView samePage(QByteArrayView title, QByteArray &room);

/// The same of a rowKey.
[[nodiscard]] QString samePageKey(const QString &rowKey);

} // namespace paperround
