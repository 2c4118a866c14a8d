// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThread>

#include <functional>
#include <memory>

namespace paperround {

/// A dictionary of one language.
class Dictionary
{
public:
    virtual ~Dictionary() = default;
    [[nodiscard]] virtual bool knows(const QString &word) = 0;
    [[nodiscard]] virtual QStringList suggestions(const QString &word) = 0; ///< Best first, a few.
};

/// Where the computer keeps Hunspell's dictionaries.
[[nodiscard]] QStringList dictionaryFolders();

/// The dictionary (path without its ending) for a language of MediaWiki's codes: that of its region, else of
/// the `system`'s (as "en_GB"), else of its own country, else the first. Empty: none of that language is
/// there.
[[nodiscard]] QString dictionaryFor(const QString &language, const QStringList &folders,
                                    const QString &system = {});

/// Null where the files cannot be read, or are in an encoding that nobody knows.
[[nodiscard]] std::unique_ptr<Dictionary> openDictionary(const QString &path);

/// Knows the words of the language that is being written, with those that a person has added. A dictionary is
/// read in a thread of its own, the first time its language is asked for.
class Speller : public QObject
{
    Q_OBJECT
public:
    /// Called in a thread of its own, with a path that dictionaryFor() gave.
    using Open = std::function<std::unique_ptr<Dictionary>(const QString &path)>;

    /// `wordsFile`: where the person's own words are kept, one a line; empty: for this run only.
    Speller(QStringList folders, QString wordsFile, QObject *parent = nullptr, Open open = openDictionary);
    ~Speller() override; ///< Waits for a dictionary that is being read.

    void setLanguage(const QString &language); ///< MediaWiki's code; empty: nothing is checked.
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] bool isReady() const { return m_dictionary != nullptr; }
    [[nodiscard]] bool hasDictionary() const; ///< Of the language, read or not; none that cannot be used.
    [[nodiscard]] bool isUnusable() const; ///< It is there, and was tried.

    [[nodiscard]] bool knows(const QString &word);
    [[nodiscard]] QStringList suggestions(const QString &word);
    /// Also where it could not be written down, for this run. Storage "file-write"; Input "unreadable-file",
    /// "file-too-big": the words that are kept already cannot be read, and stay as they are.
    Result<void> learn(const QString &word);

Q_SIGNALS:
    void changed(); ///< Other words are known than before.

private:
    void read(const QString &of);
    [[nodiscard]] QString path() const; ///< Of the language's dictionary.
    Result<void> readOwnWords();

    Open m_open;
    QStringList m_folders;
    QString m_wordsFile;
    QString m_language;
    QHash<QString, std::shared_ptr<Dictionary>> m_read; ///< By path; null: it cannot be used.
    QHash<QString, QThread *> m_reading;
    std::shared_ptr<Dictionary> m_dictionary;
    QHash<QString, bool> m_answers; ///< Of this dictionary: a text asks for the same words again and again.
    QSet<QString> m_own;
};

} // namespace paperround
