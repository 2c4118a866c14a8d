// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messagelines.h"

#include "cli/console.h"
#include "domain/message/messagejson.h"
#include "models/messagetext.h"

using namespace Qt::StringLiterals;

namespace paperround {

QStringList messageLines(const Message &message)
{
    QStringList lines{u"== "_s + plainForTerminal(message.subject) + u" =="_s};
    for (const QString &line : message.body.split(u'\n') + partLines(message))
        lines += plainForTerminal(line);
    return lines;
}

void insertMessage(QJsonObject &object, const Message &message)
{
    object.insert(u"body"_s, message.body);
    if (const QJsonObject parts = partsToJson(message); !parts.isEmpty())
        object.insert(u"message"_s, parts);
}

} // namespace paperround
