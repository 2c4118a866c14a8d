// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace paperround {

/// Stands in for a language with long words: everything the windows say is two fifths longer, with high and
/// low letters. What a person looks for is found all the same, see plainWords().
class LongWords : public QTranslator
{
    Q_OBJECT
public:
    explicit LongWords(QObject *parent = nullptr);

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *note,
                                    int n) const override;
    /// The words without what was added.
    [[nodiscard]] static QString undone(QString words);

private:
    QTranslator m_english; ///< Knows the plurals.
};

} // namespace paperround
