// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

class QWidget;

namespace paperround {

class Desktop;
class ExactFaceMaker;

/// What pages ask of the desktop; tests put their own answers in.
struct Surroundings
{
    std::function<void(const QUrl &url)> openUrl; ///< In the system's browser.
    /// Lets a person choose a file to read; `chosen` is not called when they give up.
    std::function<void(QWidget *parent, const QString &title, const QString &filter,
                       std::function<void(const QString &path)> chosen)>
        chooseFile;
    /// Lets a person choose a file to write, `name` proposed, and asks before one is replaced; `chosen` is
    /// not called when they give up.
    std::function<void(QWidget *parent, const QString &title, const QString &name,
                       std::function<void(const QString &path)> chosen)>
        chooseNewFile;
    std::shared_ptr<Desktop> desktop = {}; ///< Null: none around.
    /// Asked for the exact face of previews when it is first wanted; unset: it is not installed.
    std::function<ExactFaceMaker *()> exactFace = {};
    QString writingFolder = {}; ///< Own words and texts to begin with are kept there; empty: they are not.
};

/// The real desktop.
[[nodiscard]] Surroundings desktopSurroundings();

} // namespace paperround
