// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/drafts.h"
#include "engine/ports/excludelists.h"
#include "engine/ports/history.h"
#include "engine/ports/keptlists.h"
#include "engine/ports/ledger.h"

#include <memory>

namespace paperround {

class LedgerThread;

// The engine's ports on the ledger thread. With `readOnly` every write is refused as "ledger-readonly".

[[nodiscard]] std::unique_ptr<Ledger> makeLedger(std::shared_ptr<LedgerThread> thread, bool readOnly);
[[nodiscard]] std::unique_ptr<History> makeHistory(std::shared_ptr<LedgerThread> thread);
[[nodiscard]] std::unique_ptr<Drafts> makeDrafts(std::shared_ptr<LedgerThread> thread, bool readOnly);
[[nodiscard]] std::unique_ptr<ExcludeLists> makeExcludeLists(std::shared_ptr<LedgerThread> thread,
                                                             bool readOnly);
[[nodiscard]] std::unique_ptr<KeptLists> makeKeptLists(std::shared_ptr<LedgerThread> thread, bool readOnly);

} // namespace paperround
