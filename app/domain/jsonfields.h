// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace paperround {

/// Takes the fields out of one JSON object that a stranger wrote; remembers the first thing wrong, with its
/// place ("send.who"). Whoever reads asks for problem() once at the end.
class JsonFields
{
public:
    explicit JsonFields(QJsonObject object, QString place = {});

    [[nodiscard]] QString text(const QString &key, bool needed = false);
    [[nodiscard]] qint64 number(const QString &key, qint64 fallback, qint64 least, qint64 most);
    [[nodiscard]] bool flag(const QString &key, bool fallback = false);
    [[nodiscard]] JsonFields object(const QString &key);
    [[nodiscard]] QJsonArray array(const QString &key);
    /// What no reader of fields knows: a whole object of another kind, say.
    [[nodiscard]] QJsonValue take(const QString &key) { return m_object.take(key); }

    [[nodiscard]] QStringList keys() const { return m_object.keys(); }
    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }
    [[nodiscard]] QString place(const QString &key) const;
    void wrong(const QString &key);
    /// The first wrong place; what was never asked for is wrong too. Empty: all is well.
    [[nodiscard]] QString problem();

private:
    QJsonObject m_object;
    QString m_place;
    QString m_wrong;
};

} // namespace paperround
