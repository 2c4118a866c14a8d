// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/result.h"

#include <QList>
#include <QString>
#include <functional>

namespace paperround {

/// An account as accounts.json holds it. No secret.
struct StoredAccount
{
    Account account;
    QString key; ///< Of its entry in the keychain; its own in each data directory.
    bool signedIn = true;

    friend bool operator==(const StoredAccount &, const StoredAccount &) = default;
};

/// A missing file is an empty list. ErrorKind::Storage "bad-accounts-file" or "newer-accounts-file", file and
/// place in `detail`.
[[nodiscard]] Result<QList<StoredAccount>> readAccounts(const QString &path);

/// Reads, changes, writes; one process at a time, so that a console and a command line do not undo each
/// other. The file is replaced whole, 0600. ErrorKind::Storage "accounts-file-unwritable" besides those of
/// reading.
[[nodiscard]] Result<QList<StoredAccount>>
changeAccounts(const QString &path, const std::function<void(QList<StoredAccount> &)> &change);

} // namespace paperround
