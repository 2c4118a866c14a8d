// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/stage.h"

namespace paperround {

/// A request with three people, one after the other at the same console on the practice farm: the first submits
/// it, the second returns it with a comment; it is mended, submitted again and approved; the third delivers it.
class ReviewWalk
{
public:
    explicit ReviewWalk(Stage &stage);

    [[nodiscard]] bool take(); ///< False: the person's trouble says what went wrong.
    [[nodiscard]] static QString subject();

private:
    [[nodiscard]] bool submit();
    [[nodiscard]] bool sendBack();
    [[nodiscard]] bool mend();
    [[nodiscard]] bool approve();
    [[nodiscard]] bool deliver();

    [[nodiscard]] bool signInAs(const QString &user);
    [[nodiscard]] bool sitDown(const QString &user); ///< Who signed in before.
    [[nodiscard]] bool openRequest();
    [[nodiscard]] bool hears(const QString &words);
    [[nodiscard]] bool picture(const QString &name) { return m_stage.picture(name); }

    Stage &m_stage;
    Person &m_person;
};

} // namespace paperround
