// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QCompleter;
class QLineEdit;
class QPlainTextEdit;
class QStringListModel;

namespace paperround {

class TitleSuggestions;

/// Shows below a field how the title in it may go on: arrows choose, Enter takes, Esc shuts. Nothing waits
/// for it; where nobody tells, nothing is shown. Goes with its field.
class TitleCompleter : public QObject
{
    Q_OBJECT
public:
    using WikiOf = std::function<QString()>;

    /// A field that holds a title; `wiki` tells of which wiki.
    TitleCompleter(QLineEdit *field, TitleSuggestions &suggestions, WikiOf wiki,
                   TitleUse use = TitleUse::Target);
    /// Lines `title@wiki`; bare titles are the home wiki's. While isOpen(), Enter, Tab
    /// and Esc are the list's.
    TitleCompleter(QPlainTextEdit *lines, TitleSuggestions &suggestions);

    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QCompleter *completer() const { return m_completer; }

private:
    void make(QWidget *field);
    void askForLine();
    void ask(const QString &wiki, const QString &words);
    void show(const QString &wiki, const QString &words, const QStringList &titles);
    void putIntoLine(const QString &title);

    TitleSuggestions &m_suggestions;
    QCompleter *m_completer;
    QStringListModel *m_titles;
    TitleUse m_use = TitleUse::Target;
    QPlainTextEdit *m_lines = nullptr;
    bool m_putting = false;
    QString m_wiki; ///< What was asked last.
    QString m_words;
};

} // namespace paperround
