// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace paperround {

/// Gives the program its words: the English plurals always, and over them `locale`'s translation with Qt's
/// own of the same language, where there is one. Call it once, before the first window.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace paperround
