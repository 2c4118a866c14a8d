// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message/exactface.h"

#include <QWebEngineView>

class QWebEngineProfile;

namespace paperround {

class ExactPages;

/// The exact face. What the sanitiser has let through is drawn in a process of its own, and meets four more
/// walls there: scripts are off, a policy in the page itself, an interceptor that refuses every address but
/// ours, and a browser that resolves no name. Nothing is kept, downloaded, permitted or opened.
class ExactView : public QWebEngineView, public ExactFace
{
    Q_OBJECT
public:
    explicit ExactView(QWidget *parent = nullptr);
    ~ExactView() override;

    /// Once, before anything of Qt WebEngine is made.
    static void prepare();

    QWidget *widget() override { return this; }
    void show(const ExactPage &page) override;

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    QWebEngineView *createWindow(QWebEnginePage::WebWindowType type) override;

private:
    ExactPages *m_pages; ///< The profile's.
    QWebEngineProfile *m_profile;
};

} // namespace paperround
