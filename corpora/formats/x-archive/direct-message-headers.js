window.YTD.direct_message_headers.part0 = [
  {
    "dmConversation": {
      "conversationId": "41000001-41000002",
      "messages": [
        {
          "messageCreate": {
            "id": "2705819855939960832",
            "senderId": "41000001",
            "recipientId": "41000002",
            "createdAt": "2031-04-14T17:05:00.085Z"
          }
        }
      ]
    }
  }
]