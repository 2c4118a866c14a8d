// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "domain/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace paperround {

[[nodiscard]] QString signatureName(Signature signature); ///< "as-written", "account", "line", "none"
[[nodiscard]] std::optional<Signature> signatureFromName(const QString &name);

/// What a message has beside subject and body, by the fields of a REQUEST file: "source", "variants",
/// "signature", "signatureLine", "footer". Only what is not the default: empty for a plain message.
[[nodiscard]] QJsonObject partsToJson(const Message &message);

[[nodiscard]] const QStringList &partFields(); ///< Their names.

/// Takes them out of an object, and leaves the others alone, into a message that has its subject and body.
/// ErrorKind::Input "bad-part" with the place ("variants[1].wiki").
[[nodiscard]] Result<Message> withPartsFromJson(Message message, const QJsonObject &object);

/// The message with every text gone through `change`: as a wiki keeps it, say, or in its canonical form.
template <class Change> [[nodiscard]] Message withTexts(Message message, Change change)
{
    message.subject = change(message.subject);
    message.body = change(message.body);
    message.signatureLine = change(message.signatureLine);
    message.footer = change(message.footer);
    for (MessageVariant &each : message.variants) {
        each.segment = change(each.segment);
        each.subject = change(each.subject);
        each.body = change(each.body);
    }
    if (message.source) {
        message.source->page = change(message.source->page);
        message.source->subjectSection = change(message.source->subjectSection);
        message.source->bodySection = change(message.source->bodySection);
        for (SourceText &each : message.source->texts) {
            each.page = change(each.page);
            each.subject = change(each.subject);
            each.body = change(each.body);
        }
    }
    return message;
}

} // namespace paperround
