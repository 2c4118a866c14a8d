// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace paperround {

/// Shows a wiki's rendering. Takes only cleaned HTML, loads nothing at all, follows no link by itself; the
/// page is light or dark as it is told, and keeps its wiki's direction, whatever the program's are.
class MessageBrowser : public QTextBrowser
{
    Q_OBJECT
public:
    explicit MessageBrowser(QWidget *parent = nullptr);

    void show(const QString &cleanHtml, bool rightToLeft);
    void setDark(bool dark); ///< From the next show() on.

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void linkChosen(const QUrl &url); ///< Nothing has been opened.

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    bool m_dressing = false;
    bool m_dark = false;
};

} // namespace paperround
