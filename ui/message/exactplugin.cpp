// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/exactplugin.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QPluginLoader>

namespace paperround {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcPreview, "paperround.preview", QtWarningMsg)

QString exactFaceFile(const QString &program)
{
    const QString folder = QFileInfo(program).canonicalPath();
    if (folder.isEmpty())
        return {};
    for (const QString &place : {QString(QStringLiteral(PAPERROUND_PLUGINS)), u"plugins"_s}) {
        for (const QString &ending : {u".so"_s, u".dll"_s, u".dylib"_s}) {
            const QFileInfo file(folder + u'/' + place + u"/paperround_exactpreview"_s + ending);
            if (file.isFile())
                return file.canonicalFilePath();
        }
    }
    return {};
}

ExactFaceMaker *loadExactFace(const QString &file)
{
    QPluginLoader loader(file);
    auto *maker = qobject_cast<ExactFaceMaker *>(loader.instance());
    if (!maker)
        qCWarning(lcPreview) << "the exact view cannot be loaded:" << loader.errorString();
    return maker;
}

} // namespace paperround
