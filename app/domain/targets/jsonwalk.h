// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetcalls.h"

#include <QList>
#include <QString>

namespace paperround {

/// A member of an object: from its name to the end of its value.
struct JsonMember
{
    QString name;
    TextSpan whole;
    TextSpan value;
};

/// Where the parts of JSON stand in its text, which QJsonDocument does not tell. The text must be
/// well-formed: of other text it finds something, but never beyond its end.
class JsonWalk
{
public:
    JsonWalk(QStringView text, qsizetype at)
        : m_text(text)
        , m_at(at)
    {
    }

    [[nodiscard]] QList<JsonMember> members(); ///< Of the object here, in their order.
    [[nodiscard]] QList<TextSpan> values(); ///< Of the array here.

private:
    void blanks();
    void enter();
    [[nodiscard]] bool leaves(QChar bracket);
    void passComma();
    void string();
    TextSpan value();

    QStringView m_text;
    qsizetype m_at;
};

} // namespace paperround
