// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/http/httpclient.h"

namespace paperround::test {

inline HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

inline HttpRequest edit(const QUrl &url)
{
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.url = url;
    request.body = "action=edit&text=" + QByteArray(3000, 'x') + "&token=abc";
    request.write = true;
    return request;
}

} // namespace paperround::test
