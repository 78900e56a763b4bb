window.YTD.note_tweet.part0 = [
  {
    "noteTweet": {
      "noteTweetId": "2706800064428244992",
      "updatedAt": "2031-04-17T10:20:00.000Z",
      "lifecycle": {
        "value": "2",
        "name": "Final",
        "originalName": "Final",
        "annotations": {}
      },
      "createdAt": "2031-04-17T10:00:00.000Z",
      "core": {
        "styletags": [],
        "urls": [
          {
            "expandedUrl": "https://harbour.example/long",
            "toIndex": "40",
            "shortUrl": "https://t.co/LongNote01",
            "displayUrl": "harbour.example/long",
            "fromIndex": "20"
          }
        ],
        "text": "The whole story is here: https://t.co/LongNote01\n\nIt is long.",
        "mentions": [
          {
            "screenName": "ferryboat",
            "fromIndex": "0",
            "toIndex": "1"
          }
        ],
        "cashtags": [],
        "hashtags": []
      }
    }
  }
]