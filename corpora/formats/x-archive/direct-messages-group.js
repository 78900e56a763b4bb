window.YTD.direct_messages_group.part0 = [
  {
    "dmConversation": {
      "conversationId": "1910000000000000001",
      "messages": [
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "Who has the lamp? \ud83c\udfee",
            "mediaUrls": [],
            "senderId": "41000003",
            "id": "2712213233170644992",
            "createdAt": "2031-05-02T08:30:00.000Z"
          }
        },
        {
          "participantsLeave": {
            "userIds": [
              "41000004"
            ],
            "createdAt": "2031-05-02T08:20:00.000Z"
          }
        },
        {
          "participantsJoin": {
            "initiatingUserId": "41000003",
            "userIds": [
              "41000004",
              "41000005"
            ],
            "createdAt": "2031-05-01T08:20:00.000Z"
          }
        },
        {
          "conversationNameUpdate": {
            "initiatingUserId": "41000003",
            "name": "Lamp & ferry",
            "createdAt": "2031-05-01T08:10:00.000Z"
          }
        },
        {
          "reactionCreate": {
            "senderId": "41000002",
            "reactionKey": "sad",
            "eventId": "2712213233170644992",
            "createdAt": "2031-05-02T08:31:00.000Z"
          }
        },
        {
          "joinConversation": {
            "initiatingUserId": "41000003",
            "participantsSnapshot": [
              "41000001",
              "41000002",
              "41000003"
            ],
            "createdAt": "2031-05-01T08:00:00.000Z"
          }
        }
      ]
    }
  }
]