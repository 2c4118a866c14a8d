// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/stage.h"

namespace paperround {

/// A target list from its wiki page back to it: loaded, checked, mended, combined, compared, edited, saved.
class ListWalk
{
public:
    explicit ListWalk(Stage &stage);

    [[nodiscard]] bool take(); ///< False: the person's trouble says what went wrong.
    /// Once the walk is over: empty, or what the wiki page does not say that it should.
    [[nodiscard]] QString wrongWithThePage() const;

private:
    [[nodiscard]] bool excludeSome();
    [[nodiscard]] bool load();
    [[nodiscard]] bool paste();
    [[nodiscard]] bool filter();
    [[nodiscard]] bool mend();
    [[nodiscard]] bool combine();
    [[nodiscard]] bool compare();
    [[nodiscard]] bool edit();
    [[nodiscard]] bool save();

    [[nodiscard]] bool exclude(const QString &who, const QString &why);
    [[nodiscard]] bool showOnly(const QString &health);
    [[nodiscard]] bool isChecked();
    [[nodiscard]] int rows() const; ///< Of the list as it is shown; -1: it is not.
    [[nodiscard]] bool untilRows(int rows);
    void changeThePage(); ///< As somebody else, before it is read.
    [[nodiscard]] bool picture(const QString &name) { return m_stage.picture(name); }

    Stage &m_stage;
    Person &m_person;
    int m_rows = 0; ///< Of the whole list.
};

} // namespace paperround
