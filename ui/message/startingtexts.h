// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "domain/result.h"

#include <QString>
#include <QStringList>

namespace paperround {

/// What a file says, as a message's subject and body.
struct FileText
{
    Message message;
    bool truncated = false; ///< It was a web page that says more than a message can.
    bool flattened = false; ///< What of it was nested too deep is without its markup.
};

/// Texts that a person begins a message with: files of wikitext in one folder, a line `== subject ==` and an
/// empty one before the text. Their names are the files'.
class StartingTexts
{
public:
    explicit StartingTexts(QString folder); ///< Made with the first text; empty: none can be kept.

    [[nodiscard]] QStringList names() const; ///< In their order.
    /// Subject and body. Input "unreadable-file", "file-too-big", "not-a-text".
    [[nodiscard]] Result<Message> read(const QString &name) const;
    /// In place of what has that name. Storage "file-write"; Input "bad-name" (empty, too long for a file),
    /// "file-too-big" (it could not be read again).
    [[nodiscard]] Result<void> keep(const QString &name, const Message &message) const;
    [[nodiscard]] Result<void> remove(const QString &name) const; ///< Storage "file-write".

private:
    [[nodiscard]] QString pathOf(const QString &name) const;

    QString m_folder;
};

/// What a file says, as a message's text: wikitext as it stands, HTML as wikitext, subject apart where it
/// begins with `== one ==`. Input "unreadable-file", "file-too-big" (over a megabyte), "not-a-text".
[[nodiscard]] Result<FileText> messageFromFile(const QString &path);

} // namespace paperround
