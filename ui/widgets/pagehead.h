// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QBoxLayout;
class QHBoxLayout;

namespace paperround {

class ElidedLabel;

/// The head of a page: title, one line of facts under it, the few actions at the end, the main one last or
/// marked. Where they would leave the title no room they stand below it.
class PageHead : public QWidget
{
    Q_OBJECT
public:
    explicit PageHead(QWidget *parent = nullptr);

    void setTitle(const QString &title); ///< Plain text; isolate names from wikis.
    void setCaption(const QString &caption); ///< Parts joined by " · ". Plain text.
    void addAction(QWidget *button); ///< At the end edge, in the order of calls.
    [[nodiscard]] QString title() const;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeActions();

    ElidedLabel *m_title;
    ElidedLabel *m_caption;
    QBoxLayout *m_line;
    QHBoxLayout *m_actions;
};

/// A line, 1 pixel, in the decoration's colour.
[[nodiscard]] QWidget *ruleLine(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

/// An empty page that says why it is empty and offers the next step.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);
    void addAction(QWidget *button);

private:
    QHBoxLayout *m_actions;
};

} // namespace paperround
