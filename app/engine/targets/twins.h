// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <utility>

namespace paperround {

/// Finds rows that are the same page after redirects. Told of the rows that take the message in the order of
/// the list, it names for each the first one that is the same page. `Id` is whatever tells rows apart.
template <class Id> class Twins
{
public:
    /// The row before that is the same page; `none` for the first of its kind.
    [[nodiscard]] Id earlier(const QString &wiki, const QString &page, Id row, Id none)
    {
        const auto known = m_first.constFind({wiki, page});
        if (known != m_first.cend())
            return *known;
        m_first.insert({wiki, page}, row);
        return none;
    }

private:
    QHash<std::pair<QString, QString>, Id> m_first;
};

} // namespace paperround
