// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace paperround {

/// The languages in which a text may stand in for one in `code`: itself, then as MediaWiki falls back, at
/// last English. Codes are MediaWiki's, lower case ("pt-br").
[[nodiscard]] QStringList languageChain(const QString &code);

[[nodiscard]] bool isRightToLeft(const QString &code);

/// Has it the form of one of MediaWiki's codes ("fr", "zh-hant", "be-tarask")?
[[nodiscard]] bool isLanguageCode(const QString &code);

} // namespace paperround
